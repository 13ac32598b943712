// release-notes.mjs VERSION: prints the section of CHANGELOG.md about a version. Exits with 2 where there is none.
import { readFileSync } from 'node:fs';

const [version] = process.argv.slice(2);
const text = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
const section = text
  .split(/^## /m)
  .find((part) => part.startsWith(`${version} `) || part.startsWith(`${version}\n`));
if (section === undefined) {
  console.error(`release: CHANGELOG.md has no section about ${version}`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${section.replace(/^.*\n/, '').trim()}\n`);
}

// site-index.mjs SITE: writes SITE/index.html, which leads to the report of each platform.
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';

const [, , site = ''] = process.argv;
const names = readdirSync(site, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(site, entry.name, 'report.json')))
  .map(({ name }) => name)
  .sort();

const escaped = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function row(name) {
  const { runtimes, counts } = JSON.parse(readFileSync(path.join(site, name, 'report.json'), 'utf8'));
  const cells = [
    `<a href="${escaped(name)}/">${escaped(name)}</a>`,
    escaped(runtimes.map(({ id }) => id).join(', ')),
    counts.conforms,
    counts.known,
    counts.deviates,
    counts.unsupported,
  ];
  return `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`;
}

const header = ['platform', 'runtimes', 'conform', 'known deviations', 'new deviations', 'unsupported'];
writeFileSync(
  path.join(site, 'index.html'),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>napi-matrix: last night</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8888 }
</style>
<main>
<h1>napi-matrix</h1>
<p>What a declared Node-API version does, in every runtime, as it was last night.</p>
<table>
<thead><tr>${header.map((word) => `<th scope="col">${word}</th>`).join('')}</tr></thead>
<tbody>
${names.map(row).join('\n')}
</tbody>
</table>
</main>
</html>
`,
);

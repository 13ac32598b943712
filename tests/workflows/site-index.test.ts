import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { renderHtml } from '../../runner/report/html/render-html.ts';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { SAMPLE } from '../html/sample-report.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The index of a site with these files. */
async function indexOf(files: Readonly<Record<string, string>>): Promise<string> {
  const site = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), text);
  }
  await execa(process.execPath, [path.join(projectRoot, '.github/scripts/site-index.mjs'), site]);
  return readFileSync(path.join(site, 'index.html'), 'utf8');
}

it('has the date, the result and the table of loads of each platform, whose links lead into its page', async () => {
  const html = await indexOf({
    'linux-x64/report.json': '{}',
    'linux-x64/index.html': renderHtml(SAMPLE, { startedAt: '2026-11-21T13:01:05.000Z' }),
    'linux-x64/diff.md': '# Changes\n\n**2 cells** changed, one for the <worse>.\n',
  });
  expect(html).toContain('21 Nov 2026, 13:01 UTC</time>');
  expect(html).toContain('1 new deviation: reference/create-string in Node.js');
  expect(html).toContain('href="linux-x64/#cell=load/too-new@10%23node@18.20.8"');
  expect(html).not.toContain('href="#');
  expect(html).toContain('2 cells changed, one for the &#60;worse&#62;.');
});

it('has a platform without a page or a comparison all the same', async () => {
  const html = await indexOf({ 'canary/report.json': '{}', 'no-report/summary.md': '' });
  expect(html).toContain('<a href="canary/">canary</a>');
  expect(html).toContain('no report of the night before');
  expect(html).not.toContain('no-report');
});

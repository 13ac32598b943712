import { expect, it } from 'vitest';
import type { Report } from '../../runner/report/schema.ts';
import { openAll, openReport } from './browser.ts';
import { SAMPLE } from './sample-report.ts';

/** The sample with a text of the runtime wherever a runtime may speak. */
function saying(text: string): Report {
  return {
    ...SAMPLE,
    cells: SAMPLE.cells.map((cell) =>
      cell.id === 'load/too-new@10#node@18.20.8'
        ? { ...cell, outcome: { ...cell.outcome, stderrTail: text, signal: text } }
        : cell.id === 'reference/create-string@10#node@22.23.3'
          ? { ...cell, observation: text, known: { reason: text, link: text } }
          : cell.outcome.kind === 'unsupported'
            ? { ...cell, outcome: { ...cell.outcome, reason: text } }
            : cell,
    ),
    runtimes: SAMPLE.runtimes.map((runtime) => ({ ...runtime, engine: text })),
  };
}

const CELLS = ['load/too-new@10%23node@18.20.8', 'reference/create-string@10%23node@22.23.3'];

it.each([
  ['markup', `<img src=x onerror="document.title='owned'"><b>bold</b>`],
  ['a script', `</script><script>document.title='owned'</script><!--<script>`],
  ['the end of an attribute', `"'><svg onload=document.title='owned'>`],
  ['an address that runs', `javascript:document.title='owned'`],
])('%s from a runtime is text, wherever it is shown', async (_what, text) => {
  const page = await openReport(saying(text));
  await openAll(page);
  expect(await page.locator('#differences').innerText()).toContain(text);
  expect(await page.locator('footer').innerText()).toContain(text);
  for (const cell of CELLS) {
    await page.evaluate(`location.hash = 'cell=${cell}'`);
    await page.getByRole('dialog', { name: cell.split('@', 1)[0] ?? '' }).waitFor();
    expect(await page.locator('dialog').innerText()).toContain(text);
  }
  expect(await page.title()).toContain('Node-API conformance');
  expect(await page.locator('img, svg, main b > b, a[href^="javascript"]').count()).toBe(0);
});

it('what cannot be seen or turns the writing is spelled out', async () => {
  const page = await openReport(saying('a\u2028b\u0000c\u202Ed\u001B[2Je'), {
    at: `#cell=${CELLS[1] ?? ''}`,
  });
  const spelled = String.raw`a\u{2028}b\u{0}c\u{202e}d\u{1b}[2Je`;
  expect(await page.locator('dialog').innerText()).toContain(spelled);
  expect(await page.locator('#differences').innerText()).toContain(spelled);
  expect(await page.content()).not.toMatch(/[\u2028\u202E\u001B]/);
});

it('a megabyte is cut', async () => {
  const page = await openReport(saying('<&'.repeat(500_000)), { at: `#cell=${CELLS[1] ?? ''}` });
  expect((await page.locator('dialog dd code').first().innerText()).length).toBeLessThan(5_000);
  expect((await page.content()).length).toBeLessThan(400_000);
});

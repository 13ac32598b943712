import { expect, it } from 'vitest';
import { openReport } from './browser.ts';
import { SAMPLE } from './sample-report.ts';

const WITHOUT = { javaScriptEnabled: false } as const;

it('without a script every cell is there, in a table of its suite', async () => {
  const page = await openReport(SAMPLE, WITHOUT);
  for (const suite of await page.locator('details.suite > summary').all()) await suite.click();
  const rows = await page.locator('table.rules tbody tr').allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
    'declared-version An addon loads that declares a stable version. 8 9 10 ✓ conforms 8 9 ✓ conforms ✓ conforms 8 9',
    'too-new Loading an addon that declares too much throws. 10 11 ✕ SIGSEGV known ✕ SIGSEGV known 11 ≠ differs known',
    'create-string A string can be referenced from version 10 on. 8 9 10 ✓ conforms 8 9 ✓ conforms 8 9 ≠ differs new 10',
    'count The count of a reference is returned. should · 8 9 ✓ conforms ✓ conforms – not run 8',
  ]);
});

it('without a script a link to a deviation opens its reason, with what was expected and how to repeat it', async () => {
  const page = await openReport(SAMPLE, { ...WITHOUT, at: '#cell=load/too-new@11%23node@22.23.3' });
  const deviation = page.locator('.deviation', { hasText: 'load/too-new' }).first();
  expect(await deviation.isVisible()).toBe(true);
  const text = await deviation.innerText();
  for (const part of [
    'node@18.20.8: 10 11',
    '{"loaded":false}',
    'died of SIGSEGV',
    'first line\nsecond line',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toContain('npm run matrix -- --rule load/too-new --target 10 --node 18.20.8 --verbose');
});

it('without a script a deviation shows the date of its last change, for each runtime in the history', async () => {
  const page = await openReport(SAMPLE, {
    ...WITHOUT,
    extras: {
      history: (_rule, runtime) =>
        runtime === 'node@22.23.3' ? { date: '2026-11-20T02:00:00.000Z', version: '22.23.3' } : undefined,
    },
  });
  const cause = page.locator('details.cause', { hasText: 'It reads through a null pointer' });
  for (const summary of ['> summary', '.deviation > summary']) await cause.locator(summary).click();
  const where = await cause.locator('.deviation dd').first().innerText();
  expect(where.replace(/\s+/g, ' ').trim()).toBe(
    'node@18.20.8: 10 11 node@22.23.3: 11 as it is since 2026-11-20',
  );
});

it('without a script nothing is offered that needs one', async () => {
  const page = await openReport(SAMPLE, WITHOUT);
  expect(await page.locator('button:visible, form:visible, dialog:visible').count()).toBe(0);
});

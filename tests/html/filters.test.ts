import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectView, openReport } from './browser.ts';
import { SAMPLE } from './sample-report.ts';

/** Expects these rules in the table. The browser announces a step in its history later than it has made it. */
async function expectRules(page: Page, rules: readonly string[]): Promise<void> {
  const shown = async () => {
    const headings = await page.locator('table.rules tbody tr:visible th').allInnerTexts();
    return headings.map((heading) => heading.split(/\s/, 1)[0] ?? '');
  };
  await expect.poll(shown, { timeout: 20_000 }).toEqual(rules);
}

async function expectFound(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('.found').innerText(), { timeout: 20_000 }).toBe(text);
}

it('each filter narrows what is shown, and the address follows', async () => {
  const page = await openReport(SAMPLE);
  await page.getByLabel('Suite', { exact: true }).selectOption('load');
  await expectRules(page, ['declared-version', 'too-new']);
  await page.getByLabel('Verdict').selectOption('all that deviates');
  await expectRules(page, ['too-new']);
  await page.getByLabel('Declared version').selectOption('10');
  await expectFound(page, '2 cells of 1 rule: 1 died, 1 differs');
  await page.getByLabel('Runtime', { exact: true }).selectOption('deno@2.9.6');
  await expectFound(page, '1 cell of 1 rule: 1 differs');
  expect(await page.locator('table.rules thead th:visible').allInnerTexts()).toEqual(['Rule', 'deno@2.9.6']);
  await expectView(page, 'suite=load&runtime=deno@2.9.6&target=10&verdict=deviating');
});

it('a text is looked for in rules, statements, observations and reasons', async () => {
  const page = await openReport(SAMPLE);
  const text = page.getByLabel('Text');
  for (const [words, rules] of [
    ['create-string', ['create-string']],
    ['count RETURNED', ['count']],
    ['sigsegv', ['too-new']],
    ['never reads', ['too-new']],
    ['nowhere to be found', []],
  ] as const) {
    await text.fill(words);
    await expectRules(page, rules);
  }
});

it('a link shows the same view', async () => {
  const page = await openReport(SAMPLE, { at: '#verdict=new&text=string' });
  await expectRules(page, ['create-string']);
  expect(await page.getByLabel('Verdict').inputValue()).toBe('new');
  expect(await page.getByLabel('Text').inputValue()).toBe('string');
});

it('back and forward walk through views, and typing is one step', async () => {
  const page = await openReport(SAMPLE);
  await page.getByLabel('Suite', { exact: true }).selectOption('reference');
  await page.getByLabel('Text').pressSequentially('count');
  await expectRules(page, ['count']);
  await page.goBack();
  await expectRules(page, ['create-string', 'count']);
  await page.goBack();
  await expectView(page, '');
  await expectFound(page, '');
  await page.goForward();
  await page.goForward();
  await expectRules(page, ['count']);
});

it('only the cells that match are shown, counted in the summary of their open suite', async () => {
  const page = await openReport(SAMPLE, { at: '#target=11&verdict=deviating' });
  const suite = page.locator('details.suite:visible');
  expect(await suite.locator('summary').innerText()).toMatch(/3 cells of 1 rule: 2 died, 1 differs$/);
  expect(await suite.locator('tbody a:visible').allInnerTexts()).toEqual([
    '✕ SIGSEGV known',
    '✕ SIGSEGV known 11',
    '≠ differs known',
  ]);
  await suite.locator('tbody a:visible').first().click();
  await expectView(page, 'target=11&verdict=deviating&cell=load/too-new@11#node@18.20.8');
});

it('what the filters opened, hid and counted is as before when they are cleared', async () => {
  const page = await openReport(SAMPLE);
  const whole = () => page.locator('#rules').innerHTML();
  const marks = async () => (await whole()).match(/<a [^>]*>/g)?.map((mark) => mark.includes('hidden'));
  const before = await marks();
  await page.getByLabel('Outcome').selectOption('the process died');
  expect(await marks()).not.toEqual(before);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await marks()).toEqual(before);
  expect(await page.locator('details.suite[open]').count()).toBe(0);
});

it('no match is reported, beside the button that clears the filters', async () => {
  const page = await openReport(SAMPLE, { at: '#text=nowhere' });
  await expectFound(page, 'Nothing matches these filters.');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await page.locator('details.suite:visible').count()).toBe(2);
});

it('a suite of a runtime leads to its rules', async () => {
  const page = await openReport(SAMPLE);
  const place = page.getByRole('link', { name: 'load in deno@2.9.6: 2/4' });
  await place.focus();
  await page.keyboard.press('Enter');
  await expectView(page, 'suite=load&runtime=deno@2.9.6');
  await expectRules(page, ['declared-version', 'too-new']);
});

it('an open cell keeps the filters, and all are taken away at once', async () => {
  const page = await openReport(SAMPLE, { at: '#suite=load' });
  await page.locator('tr', { hasText: 'declares too much' }).getByRole('link').first().click();
  await expectView(page, 'suite=load&cell=load/too-new@10#node@18.20.8');
  await page.keyboard.press('Escape');
  await expectView(page, 'suite=load');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectView(page, '');
  expect(await page.locator('details.suite:visible').count()).toBe(2);
});

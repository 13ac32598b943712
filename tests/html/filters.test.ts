import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectView, openReport } from './browser.ts';
import { SAMPLE } from './sample-report.ts';

async function shownRules(page: Page): Promise<string[]> {
  const headings = await page.locator('table.rules tbody tr:visible th').allInnerTexts();
  return headings.map((heading) => heading.split(/\s/, 1)[0] ?? '');
}

function found(page: Page): Promise<string> {
  return page.locator('.found').innerText();
}

it('each filter narrows what is shown, and the address follows', async () => {
  const page = await openReport(SAMPLE);
  await page.getByLabel('Suite', { exact: true }).selectOption('load');
  expect(await shownRules(page)).toEqual(['declared-version', 'too-new']);
  await page.getByLabel('Verdict').selectOption('all that deviates');
  expect(await shownRules(page)).toEqual(['too-new']);
  await page.getByLabel('Declared version').selectOption('10');
  expect(await found(page)).toBe('2 cells of 1 rule');
  await page.getByLabel('Runtime', { exact: true }).selectOption('deno@2.9.6');
  expect(await found(page)).toBe('1 cell of 1 rule');
  expect(await page.locator('table.rules thead th:visible').allInnerTexts()).toEqual(['Rule', 'deno@2.9.6']);
  await expectView(page, 'suite=load&runtime=deno@2.9.6&target=10&verdict=deviating');
});

it('a text is looked for in rules, statements, observations and reasons', async () => {
  const page = await openReport(SAMPLE);
  const text = page.getByLabel('Text');
  for (const [words, rules] of [
    ['create-string', ['create-string']],
    ['count TOLD', ['count']],
    ['sigsegv', ['too-new']],
    ['never reads', ['too-new']],
    ['nowhere to be found', []],
  ] as const) {
    await text.fill(words);
    expect(await shownRules(page)).toEqual(rules);
  }
});

it('a link shows the same view', async () => {
  const page = await openReport(SAMPLE, { at: '#verdict=new&text=string' });
  expect(await shownRules(page)).toEqual(['create-string']);
  expect(await page.getByLabel('Verdict').inputValue()).toBe('new');
  expect(await page.getByLabel('Text').inputValue()).toBe('string');
});

it('back and forward walk through views, and typing is one step', async () => {
  const page = await openReport(SAMPLE);
  await page.getByLabel('Suite', { exact: true }).selectOption('reference');
  await page.getByLabel('Text').pressSequentially('count');
  expect(await shownRules(page)).toEqual(['count']);
  await page.goBack();
  expect(await shownRules(page)).toEqual(['create-string', 'count']);
  await page.goBack();
  await expectView(page, '');
  expect(await found(page)).toBe('');
  await page.goForward();
  await page.goForward();
  expect(await shownRules(page)).toEqual(['count']);
});

it('a suite of a runtime leads to its rules, and a square to those of its declared version', async () => {
  const page = await openReport(SAMPLE);
  const place = page.getByRole('link', { name: 'load in deno@2.9.6: 2 of 4' });
  await place.focus();
  await page.keyboard.press('Enter');
  await expectView(page, 'suite=load&runtime=deno@2.9.6');
  expect(await shownRules(page)).toEqual(['declared-version', 'too-new']);
  await place.locator('.square').nth(3).click();
  await expectView(page, 'suite=load&runtime=deno@2.9.6&target=11');
  expect(await shownRules(page)).toEqual(['too-new']);
});

it('an open cell keeps the filters, and all are taken away at once', async () => {
  const page = await openReport(SAMPLE, { at: '#suite=load' });
  await page.locator('tr', { hasText: 'declares too much' }).getByRole('link').first().click();
  await expectView(page, 'suite=load&cell=load/too-new@10#node@18.20.8');
  await page.keyboard.press('Escape');
  await expectView(page, 'suite=load');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expectView(page, '');
  expect(await page.locator('details.suite:visible').count()).toBe(2);
});

import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openAll, openReport } from './browser.ts';
import { everyTarget, SAMPLE } from './sample-report.ts';

const CELL = '#cell=load/too-new@10%23node@18.20.8';

/** The findings of axe, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** The focused element: its kind, and its part of the page. */
const WHERE = `(() => {
  const active = document.activeElement ?? document.body;
  if (active === document.body) return 'out';
  return active.tagName + ' ' + (active.closest('section')?.id ?? active.closest('nav, footer')?.tagName);
})()`;

function background(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('the page is accessible, with all that can be opened open', async () => {
    const page = await openReport(SAMPLE, { colorScheme });
    await openAll(page);
    expect(await violations(page)).toEqual([]);
  });

  it('a cell is accessible', async () => {
    const page = await openReport(SAMPLE, { colorScheme, at: CELL });
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('light is light and dark is dark', async () => {
  const [light, dark] = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) =>
      background(await openReport(SAMPLE, { colorScheme })),
    ),
  );
  expect(light).toBe('rgb(251, 250, 248)');
  expect(dark).toBe('rgb(22, 23, 24)');
});

it('on paper all is open, and nothing is there that only a screen can use', async () => {
  const page = await openReport(SAMPLE, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.locator('.deviation').first().isVisible()).toBe(true);
  expect(await page.locator('nav:visible, form:visible, button:visible').count()).toBe(0);
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
});

it('on a narrow screen the page itself does not scroll sideways', async () => {
  const page = await openReport(SAMPLE, { viewport: { width: 390, height: 844 } });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
});

it('on a narrow screen every column of the table of loads is visible', async () => {
  const page = await openReport(everyTarget(), { viewport: { width: 390, height: 844 } });
  expect(await page.locator('table.loads thead th:visible').allInnerTexts()).toEqual([
    'Runtime',
    'none … 7',
    '8',
    '9',
    '10',
    '11 …',
    'exp.',
  ]);
  const box = await page.locator('table.loads').boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  const hidden =
    "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('#loading .wide'))";
  expect(await page.evaluate<number>(hidden)).toBe(0);
});

it('the focus is never trapped: Tab walks from the first link to the end of the page', async () => {
  const page = await openReport(SAMPLE);
  const seen = new Set<string>();
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<string>(WHERE);
    if (at === 'out') break;
    seen.add(at);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['A NAV', 'A loading', 'A suites', 'SUMMARY rules', 'SELECT rules', 'DIV FOOTER']),
  );
});

it('there are at most 20 stops of the Tab key before the filter, and the first one skips them', async () => {
  const page = await openReport(SAMPLE, { extras: { project: 'https://example.org/a/matrix' } });
  const stops: string[] = [];
  while (stops.at(-1) !== 'SELECT rules' && stops.length < 30) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate<string>(WHERE));
  }
  expect(stops.length).toBeLessThanOrEqual(20);
  await page.reload();
  for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
  expect(await page.evaluate<string>(WHERE)).toBe('SELECT rules');
});

it('the arrow keys move inside a table, and Tab comes back to where they were', async () => {
  const page = await openReport(SAMPLE);
  const focused = () =>
    page.evaluate("new URLSearchParams(document.activeElement.hash?.slice(1)).get('cell')");
  await page.locator('table.loads a').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  expect(await focused()).toBe('load/declared-version@10#node@22.23.3');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('load/declared-version@10#node@22.23.3');
});

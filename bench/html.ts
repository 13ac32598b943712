import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { renderHtml } from '../runner/report/html/render-html.ts';
import { findBrowser } from '../tests/html/find-browser.ts';
import type { Measurement } from './bound.ts';
import { reportOf } from './html-report.ts';
import { median } from './median.ts';

const REPEATS = 5;
const SIZES = [500, 5_000, 50_000] as const;

/** Milliseconds, the middle of some repeats. */
interface Times {
  readonly render: number;
  readonly load: number;
  readonly filter: number;
}

// Ten times the cells in ten times the time is linear.
const LINEAR = { kind: 'at-most', value: 10, unit: 'x' } as const;

/** How writing the HTML report, loading it in Chromium and filtering it grow with ten times the cells. */
export async function measureHtml(scratch: string): Promise<Measurement[]> {
  const found = await findBrowser();
  if (found.kind === 'found') return measureGrowths(found.options, scratch);
  return [{ what: 'HTML report', bound: LINEAR, measured: NaN, from: found.reason }];
}

async function measureGrowths(options: LaunchOptions, scratch: string): Promise<Measurement[]> {
  const browser = await chromium.launch(options);
  try {
    const times: Times[] = [];
    for (const cells of SIZES) times.push(await measure(browser, cells, scratch));
    return (['render', 'load', 'filter'] as const).flatMap((what) =>
      growths(
        what,
        times.map((each) => each[what]),
      ),
    );
  } finally {
    await browser.close();
  }
}

function growths(what: keyof Times, ms: readonly number[]): Measurement[] {
  return SIZES.slice(1).map((cells, index) => {
    const few = ms[index] ?? NaN;
    const many = ms[index + 1] ?? NaN;
    return {
      what: `HTML report, ${what}: ${cells} cells for ${SIZES[index] ?? 0}`,
      bound: LINEAR,
      measured: many / few,
      from: `${many.toFixed(1)} ms / ${few.toFixed(1)} ms`,
    };
  });
}

async function measure(browser: Browser, cells: number, scratch: string): Promise<Times> {
  const report = reportOf(cells);
  const file = path.join(scratch, `report-${cells}.html`);
  const render: number[] = [];
  const load: number[] = [];
  const filter: number[] = [];
  for (let round = 0; round < REPEATS; round += 1) {
    const start = performance.now();
    writeFileSync(file, renderHtml(report));
    render.push(performance.now() - start);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    load.push(await page.evaluate<number>(LOAD));
    filter.push(await page.evaluate<number>(FILTER));
    await page.close();
  }
  return { render: median(render), load: median(load), filter: median(filter) };
}

/** From the first byte until all is parsed, laid out once, and the script has run. */
const LOAD = `(() => {
  document.body.getBoundingClientRect();
  return performance.now() - performance.getEntriesByType('navigation')[0].responseStart;
})()`;

/** From a letter typed until what it leaves is laid out; the first one also reads the data. */
const FILTER = `(() => {
  const text = document.querySelector('.filters [name=text]');
  const start = performance.now();
  for (const words of ['rule-7', 'status', 'reason']) {
    text.value = words;
    text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.body.getBoundingClientRect();
  }
  return performance.now() - start;
})()`;

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeEach, expect, inject, onTestFinished } from 'vitest';
import { renderHtml } from '../../runner/report/html/render-html.ts';
import type { HtmlExtras } from '../../runner/report/html/extras.ts';
import type { Report } from '../../runner/report/schema.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const found = inject('browser');
let browser: Promise<Browser> | undefined;

beforeEach(({ skip }) => {
  if (found.kind === 'none') skip(found.reason);
});
afterAll(async () => {
  await browser?.then(
    (launched) => launched.close(),
    // The test that launched it has failed with the reason.
    () => undefined,
  );
});

function launch(): Promise<Browser> {
  if (found.kind === 'none') throw new Error(found.reason);
  browser ??= chromium.launch(found.options);
  return browser;
}

export interface OpenOptions extends BrowserContextOptions {
  /** The fragment of the address, with its #. */
  readonly at?: string;
  readonly extras?: HtmlExtras;
}

/**
 * Opens the page of a report, from a file, as a person would. The test fails when the page complains on the console or
 * requests anything but itself.
 */
export async function openReport(report: Report, options: OpenOptions = {}): Promise<Page> {
  const { at = '', extras, ...contextOptions } = options;
  const file = path.join(await temporaryFolder(), 'report.html');
  await writeFile(file, renderHtml(report, extras));
  const context = await (
    await launch()
  ).newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const [url = ''] = request.url().split('#');
    if (url !== address && !url.startsWith('data:')) complaints.push(`request: ${url}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(address + at);
  return page;
}

/** Expects this text after the # of the address. The browser reports a new address later than the page sets it. */
export async function expectView(page: Page, view: string): Promise<void> {
  const shown = () => decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect.poll(shown, { timeout: 20_000 }).toBe(view);
}

/** Opens all that can be opened. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
}

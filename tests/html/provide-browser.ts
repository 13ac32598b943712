import type { TestProject } from 'vitest/node';
import { findBrowser, type FoundBrowser } from './find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browser: FoundBrowser;
  }
}

/** Finds the browser once for all tests of the page: it may have to be fetched, and a reason to skip is printed once. */
export default async function provideBrowser(project: TestProject): Promise<void> {
  const browser = await findBrowser();
  if (browser.kind === 'none') process.stderr.write(`tests/html is skipped: ${browser.reason}\n`);
  project.provide('browser', browser);
}

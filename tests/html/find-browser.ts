import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';
import { UserError } from '../../runner/shared/user-error.ts';
import { isChromiumPackaged, packagedChromium } from './chromium-package.ts';

/** How to launch the browser that shows the page, or one line on why there is none. */
export type FoundBrowser =
  | { readonly kind: 'found'; readonly options: LaunchOptions }
  | { readonly kind: 'none'; readonly reason: string };

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * On Linux x64 always the packaged Chromium, so that every machine tests with the same one; elsewhere one that is
 * installed. Where CI is true, it is an error that the packaged one cannot be had.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  return isChromiumPackaged() ? findPackaged(env['CI'] === 'true') : findInstalled(env['PATH'] ?? '');
}

async function findPackaged(isRequired: boolean): Promise<FoundBrowser> {
  try {
    const onNotice = (line: string) => process.stderr.write(`${line}\n`);
    return {
      kind: 'found',
      options: await packagedChromium({ onNotice, signal: new AbortController().signal }),
    };
  } catch (error) {
    if (isRequired || !(error instanceof UserError)) throw error;
    return { kind: 'none', reason: error.message };
  }
}

async function findInstalled(searchPath: string): Promise<FoundBrowser> {
  const files = searchPath
    .split(path.delimiter)
    .flatMap((folder) => ON_PATH.map((name) => path.join(folder, name)));
  for (const executablePath of files) {
    if (await isExecutable(executablePath)) return { kind: 'found', options: { executablePath } };
  }
  const options = { channel: 'chrome' };
  try {
    await (await chromium.launch(options)).close();
    return { kind: 'found', options };
  } catch (error) {
    if (!/distribution 'chrome' is not (?:found|supported)/.test(String(error))) throw error;
    return {
      kind: 'none',
      reason: `no browser: PATH has none of ${ON_PATH.join(', ')}, and Google Chrome is not installed`,
    };
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

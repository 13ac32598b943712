import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export class NoChromium extends Error {
  constructor(cause: unknown) {
    super(
      `no Chromium: PATH has none of ${NAMES.join(', ')}, and Google Chrome is not installed; on Debian: apt-get install chromium`,
      { cause },
    );
  }
}

/**
 * The Chromium on PATH, or else the Google Chrome where its installer puts it, as on macOS and Windows. Throws a
 * NoChromium where neither is there: what was not looked at has not been tested.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumOnPath();
  const browser: LaunchOptions = executablePath === undefined ? { channel: 'chrome' } : { executablePath };
  // Chromium's own sandbox does not start as root, as in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await chromium.launch({ ...browser, args });
  } catch (error) {
    if (
      executablePath === undefined &&
      /distribution 'chrome' is not (?:found|supported)/.test(String(error))
    ) {
      throw new NoChromium(error);
    }
    throw error;
  }
}

function chromiumOnPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

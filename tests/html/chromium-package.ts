import { createReadStream, createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';
import { extract } from 'tar';
import {
  fetchTool,
  type FetchToolOptions,
  type ToolPackage,
} from '../../runner/run/packages/tool-package.ts';
import { hostPlatform } from '../../runner/shared/host-platform.ts';

/** A headless Chromium for Linux on x64, with the libraries that minimal systems lack. */
const CHROMIUM = {
  name: '@sparticuz/chromium',
  // Releases after 138 do not run on Node.js 20.
  version: '138.0.2',
  sha512: 'vs5qUiK6kFCzLCxZ2buWONcB6jdF3VWdYp6kH1tt56tZ78p51dMAxfWsfk9P62z/jAeqbVg4V6Rb3Ic4aAeOKQ==',
  purpose: 'testing the HTML page',
  keeps: (file) => /^bin\/(chromium|al2023\.tar|fonts\.tar)\.br$/.test(file),
  prepare: unpack,
} as const satisfies ToolPackage;

/** Only the fonts of the package, so that a page has the same layout on every machine. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** The package's own code unpacks its libraries on AWS only, and to a fixed path in /tmp. */
async function unpack(folder: string, signal: AbortSignal): Promise<void> {
  const compressed = path.join(folder, 'bin');
  for (const [file, target] of [
    ['chromium.br', createWriteStream(path.join(folder, 'chromium'), { mode: 0o755 })],
    ['al2023.tar.br', extract({ cwd: folder, strict: true, preserveOwner: false })],
    ['fonts.tar.br', extract({ cwd: folder, strict: true, preserveOwner: false })],
  ] as const) {
    await pipeline(createReadStream(path.join(compressed, file)), createBrotliDecompress(), target, {
      signal,
    });
  }
  await writeFile(path.join(folder, 'fonts.conf'), FONTS);
  await rm(compressed, { recursive: true });
}

export function isChromiumPackaged({ os, arch, libc } = hostPlatform()): boolean {
  return os === 'linux' && arch === 'x64' && libc === 'glibc';
}

/** How to launch the packaged Chromium, which is fetched unless it is cached. Throws a UserError when it cannot be had. */
export async function packagedChromium(options: FetchToolOptions): Promise<LaunchOptions> {
  const folder = await fetchTool(CHROMIUM, options);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...environment(), LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry) => entry[1] !== undefined);
  return Object.fromEntries(entries) as Record<string, string>;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { SHELL, skipOnWindows } from '../skip.ts';

/** A new folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A script of the shell, at a path with all that paths may have. */
export async function script(text: string, mode = 0o755): Promise<string> {
  skipOnWindows(SHELL);
  const file = path.join(await temporaryFolder(), 'my runtime – ünïcode');
  await writeFile(file, text, { mode });
  return file;
}

/** A shell script that answers suites/harness/identify.cjs's part without running it. */
export function identifiesAs(answer: object): string {
  skipOnWindows(SHELL);
  return `#!/bin/sh\nfor nonce; do :; done\nprintf '%s %s\\n' "$nonce" '${JSON.stringify(answer)}'\n`;
}

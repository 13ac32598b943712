import { expect, test } from 'vitest';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import { exportedNames } from '../runner/authors/binary/exported-names.ts';
import { unknownFunctions } from '../runner/tools/exports/unknown-functions.ts';
import { EXPERIMENTAL_FUNCTIONS, KNOWN_FUNCTIONS } from '../suites/surface/functions.ts';
import { NEWEST } from './support/releases.ts';

/** `npm run exports` looks at the newest release that there is. */
const RELEASE = NEWEST.node;

// The executables for Windows and macOS have other symbol tables.
test.runIf(process.platform === 'linux')(
  'the suite surface knows every function that Node.js exports, and no other',
  async () => {
    const [node] = await provisionRuntimes({ node: [RELEASE] });
    const names = (node && exportedNames(node.executable)) ?? [];
    expect(unknownFunctions({ name: 'node', version: RELEASE }, names)).toEqual([]);
    expect([...KNOWN_FUNCTIONS].filter((name) => !names.includes(name))).toEqual([]);
    expect(KNOWN_FUNCTIONS.size).toBe(155 + EXPERIMENTAL_FUNCTIONS.length);
  },
);

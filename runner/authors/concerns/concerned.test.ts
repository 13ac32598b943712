import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADVICE_BY_IMPORTANCE, ADVICE_REFERENCES, ADVICE_SECOND_LOAD } from '../../../suites/advice.ts';
import { suites } from '../../../suites/index.ts';
import { KNOWN_FUNCTIONS } from '../../../suites/surface/functions.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { CONCERNED, concerns } from './concerned.ts';

const importing = (...imports: string[]) => ({ imports, looksUpAtRunTime: false });

describe('an advice concerns an addon', () => {
  it('that imports one of its functions', () => {
    expect(concerns(ADVICE_REFERENCES, importing('napi_create_object', 'napi_create_reference'))).toBe(true);
    expect(concerns(ADVICE_REFERENCES, importing('napi_create_object'))).toBe(false);
    expect(concerns(ADVICE_SECOND_LOAD, importing('napi_module_register'))).toBe(true);
  });

  it('that looks its functions up, and any if it is about none', () => {
    expect(concerns(ADVICE_REFERENCES, { imports: [], looksUpAtRunTime: true })).toBe(true);
    expect(concerns(null, importing())).toBe(true);
    expect(concerns('some other advice', importing())).toBe(true);
  });
});

describe.each(ADVICE_BY_IMPORTANCE)('%s', (advice) => {
  const functions = CONCERNED[advice];

  it('has its functions, which exist', () => {
    expect(functions).toBeDefined();
    expect((functions ?? []).filter((name) => !KNOWN_FUNCTIONS.has(name))).toEqual([]);
  });

  it('is about functions that the C sources of its rules call', () => {
    const rules = suites.flatMap(({ rules: all }) => all.filter((rule) => rule.advice === advice));
    const sources = rules.map(({ addon }) => sourceOf(addon)).filter((source) => source !== '');
    for (const source of sources) {
      expect(functions === null || functions?.some((name) => source.includes(name))).toBe(true);
    }
  });
});

/** The C sources of an addon with a folder of its own; C++ calls the functions through node-addon-api. */
function sourceOf(addon: string): string {
  const folder = path.join(projectRoot, 'addons', addon);
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith('.c'));
    return files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  } catch {
    return '';
  }
}

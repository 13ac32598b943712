import { functionText } from './c-file.ts';
import { probeText } from './probe-file.ts';
import type { RuleNames } from './rule-names.ts';
import { ruleText } from './suite-file.ts';

/** `type-tag` is `typeTag`. */
const variableOf = (suite: string): string =>
  suite.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** The files of a suite with one rule, and of the addon that it tests, by path; not formatted. */
export function suiteFiles(names: RuleNames): Readonly<Record<string, string>> {
  const { suite, probe, cFunction } = names;
  const addon = suite.replaceAll('-', '_');
  return {
    [`suites/${suite}/${suite}.suite.ts`]: `import { defineSuite } from '../rule.ts';

export const ${variableOf(suite)} = defineSuite({
  name: '${suite}',
  title: 'TODO: what the rules have in common',
  addon: '${addon}',
  rules: {
    ${ruleText(names)},
  },
});
`,
    [`suites/${suite}/${suite}.probe.cjs`]: `'use strict';
/* global defineProbes */
// TODO: what is observed.

defineProbes('${suite}', {
  ${probeText(names)},
});
`,
    [`addons/${addon}/addon.json`]: `{ "targets": "semantic" }\n`,
    [`addons/${addon}/${addon}.c`]: `/*
 * TODO: what is observed.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

${functionText(names)}
napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "${probe}", ${cFunction});
  return exports;
}
`,
  };
}

/** suites/index.ts with the suite in the order of the names. */
export function withSuite(text: string, suite: string): string {
  const variable = variableOf(suite);
  const imported = `import { ${variable} } from './${suite}/${suite}.suite.ts';`;
  return withLine(withLine(text, /^import .*$/gm, imported), /^ {2}\w+,$/gm, `  ${variable},`);
}

/** Adds a line before the first of these lines that comes later in the alphabet, or after the last. */
function withLine(text: string, lines: RegExp, line: string): string {
  const all = [...text.matchAll(lines)];
  const next = all.find(([other]) => other.toLowerCase() > line.toLowerCase());
  if (next !== undefined) return `${text.slice(0, next.index)}${line}\n${text.slice(next.index)}`;
  const last = all.at(-1);
  const at = last === undefined ? 0 : last.index + last[0].length + 1;
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

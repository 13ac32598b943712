import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation, VERSION_MATRIX } from '../sources.ts';
import { EXPERIMENTAL_FUNCTIONS, FUNCTIONS_BY_VERSION } from './functions.ts';

const SYMBOL_LISTS = {
  title: 'symbols.js of node-api-headers',
  url: 'https://github.com/nodejs/node-api-headers/blob/main/symbols.js',
};

export const surface = defineSuite({
  name: 'surface',
  title: 'Surface: the functions that a runtime exports',
  addon: 'exports',
  rules: Object.fromEntries([
    ...FUNCTIONS_BY_VERSION.map(([version, names]): [string, RuleDefinition] => [
      `version-${version}`,
      {
        statement: `A runtime that supports version ${version} exports every function that version ${version} added (${names.length}).`,
        sources: [VERSION_MATRIX, SYMBOL_LISTS],
        probe: 'lookUp',
        args: { names },
        since: version,
        expected: { always: { missing: [] } },
      },
    ]),
    ...EXPERIMENTAL_FUNCTIONS.map((name): [string, RuleDefinition] => [
      `experimental-${name}`,
      {
        statement: `A runtime exports ${name}, which is experimental.`,
        // Nothing promises it: the rule shows which releases have the function.
        strength: 'informative',
        sources: [documentation(name, name)],
        probe: 'lookUp',
        args: { names: [name] },
        expected: { always: { missing: [] } },
      },
    ]),
  ]),
});

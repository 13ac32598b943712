import type { RuleDefinition, Source } from '../rule.ts';

/** The two ways to compile an addon over node-addon-api: what its C++ code gets to see of a failed call. */
export const MODES = {
  exceptions: { addon: 'node_addon_api', words: 'With C++ exceptions' },
  'no-exceptions': { addon: 'node_addon_api_no_exceptions', words: 'Without C++ exceptions' },
} as const;
export type Mode = keyof typeof MODES;

type Rules = Readonly<Record<string, RuleDefinition>>;

/** The rules of both modes, under keys that begin with the mode. */
export function inBothModes(rules: (mode: Mode, words: string) => Rules): Rules {
  return Object.fromEntries(
    (['exceptions', 'no-exceptions'] as const).flatMap((mode) => {
      const { addon, words } = MODES[mode];
      return Object.entries(rules(mode, words)).map(([key, rule]): [string, RuleDefinition] => [
        `${mode}-${key}`,
        { addon, ...rule },
      ]);
    }),
  );
}

/** A document of node-addon-api, as `error_handling`. */
export function manual(title: string, name: string): Source {
  return {
    title: `node-addon-api: ${title}`,
    url: `https://github.com/nodejs/node-addon-api/blob/main/doc/${name}.md`,
  };
}

/** A function of its inline code, where NAPI_VERSION decides. */
export function inlineCode(name: string): Source {
  return {
    title: `${name} (napi-inl.h of node-addon-api)`,
    url: 'https://github.com/nodejs/node-addon-api/blob/main/napi-inl.h',
  };
}

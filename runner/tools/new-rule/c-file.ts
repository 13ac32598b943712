import { UserError } from '../../shared/user-error.ts';
import type { RuleNames } from './rule-names.ts';

/** With the comment right above it. */
const INIT = /(?:\/\*(?:(?!\*\/)[^])*\*\/\n)?napi_value probe_init\([^]*?\n\}/;
const LAST_LINE = /\n *return exports;\n\}$/;

/** The text of a C file with a function that reports a failure until it is filled in. */
export function withFunction(file: string, text: string, names: RuleNames): string {
  const [init] = INIT.exec(text) ?? [];
  if (init === undefined || !LAST_LINE.test(init)) {
    throw new UserError(
      `${file}: no probe_init that ends with "return exports;"; add the rule by hand, see CONTRIBUTING.md`,
    );
  }
  if (new RegExp(`\\b${names.cFunction}\\(|"${names.probe}"`).test(text)) {
    throw new UserError(
      `${file} already has a function ${names.probe}; choose another key than ${names.key}`,
    );
  }
  const registered = init.replace(
    LAST_LINE,
    (end) => `\n  PROBE_FUNCTION(exports, "${names.probe}", ${names.cFunction});${end}`,
  );
  return text.replace(init, () => `${functionText(names)}\n${registered}`);
}

export function functionText({ probe, cFunction }: RuleNames): string {
  return `/* ${probe}(value): { status } */
static napi_value ${cFunction}(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  (void)args[0];
  /* TODO: make the call that the rule is about, with args[0]. */
  napi_status status = napi_generic_failure;
  return probe_status_object(env, status);
}
`;
}

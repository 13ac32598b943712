import { UserError } from '../../shared/user-error.ts';

const WORDS = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const RULE_ID = new RegExp(`^(${WORDS})/(${WORDS})$`);

export interface RuleNames {
  /** `reference/delete-held` */
  readonly id: string;
  readonly suite: string;
  readonly key: string;
  /** The probe, and the function of the addon in JavaScript: `deleteHeld`. */
  readonly probe: string;
  /** The function in C: `DeleteHeld`. */
  readonly cFunction: string;
}

/** Throws a UserError when the text is not a rule id. */
export function ruleNames(id: string): RuleNames {
  const [, suite, key] = RULE_ID.exec(id) ?? [];
  if (suite === undefined || key === undefined) {
    throw new UserError(
      `${JSON.stringify(id)} is not a rule id; expected SUITE/KEY in lower case with hyphens, e.g. reference/delete-held`,
    );
  }
  const cFunction = pascalCase(key);
  return { id, suite, key, probe: cFunction.charAt(0).toLowerCase() + cFunction.slice(1), cFunction };
}

/** `type-tag` is `TypeTag`. */
function pascalCase(words: string): string {
  return words.replaceAll(/(?:^|-)([a-z0-9])/g, (_match, first: string) => first.toUpperCase());
}

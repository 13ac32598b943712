import ts from 'typescript';
import { UserError } from '../../shared/user-error.ts';
import { objectArgument, propertyOf, stringProperty, withMember } from './object-literal.ts';
import type { RuleNames } from './rule-names.ts';

/** The text of a suite file with a rule that fails until it is filled in; not formatted. */
export function withRule(file: string, text: string, names: RuleNames): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const suite = objectArgument(source, 'defineSuite', 0);
  const rules = suite && propertyOf(source, suite, 'rules');
  if (rules === undefined)
    throw new UserError(`${file}: defineSuite({ rules }) was not found; add the rule by hand`);
  if (ts.isObjectLiteralExpression(rules)) return withMember(source, rules, ruleText(names));
  const { pos, end } = rules;
  return `${text.slice(0, pos)} { ...${text.slice(pos, end).trim()},\n${ruleText(names)} }${text.slice(end)}`;
}

export function ruleText({ key, probe }: RuleNames): string {
  return `'${key}': {
  statement: 'TODO: one sentence that a runtime keeps or breaks, at every version.',
  sources: [{ title: 'TODO: where it is written', url: 'https://nodejs.org/api/n-api.html' }],
  probe: '${probe}',
  expected: { always: { status: 0 } },
}`;
}

/** The addon that the rules of a suite use by default. */
export function addonOf(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const suite = objectArgument(source, 'defineSuite', 0);
  const addon = suite && stringProperty(source, suite, 'addon');
  if (addon === undefined)
    throw new UserError(`${file}: defineSuite({ addon }) was not found; add the rule by hand`);
  return addon;
}

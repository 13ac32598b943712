import ts from 'typescript';
import { UserError } from '../../shared/user-error.ts';
import { objectArgument, withMember } from './object-literal.ts';
import type { RuleNames } from './rule-names.ts';

/** The text of a probe file with a probe that calls the new function of the addon; not formatted. */
export function withProbe(file: string, text: string, names: RuleNames): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const probes = objectArgument(source, 'defineProbes', 1);
  if (probes === undefined)
    throw new UserError(`${file}: defineProbes(…, { … }) was not found; add the probe by hand`);
  if (probes.properties.some(({ name }) => name?.getText(source) === names.probe)) {
    throw new UserError(`${file} already has a probe ${names.probe}; choose another key than ${names.key}`);
  }
  return withMember(source, probes, `\n${probeText(names)}`);
}

export function probeText({ probe }: RuleNames): string {
  return `/** { status } of TODO: the call that the rule is about. */
${probe}(host) {
  const addon = host.load();
  return addon.${probe}({});
}`;
}

import { UserError } from '../../shared/user-error.ts';
import type { Severity } from '../findings/finding.ts';
import { SEVERITIES } from '../findings/kinds.ts';
import { checkJson } from './check-json.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkSarif } from './check-sarif.ts';
import type { CheckResult } from './located.ts';

/** Everything that is printed once all subjects were checked. */
export type Render = (results: readonly CheckResult[], repository: string) => string;

export interface OutputOptions {
  readonly json: boolean;
  readonly sarif: boolean;
  readonly report: readonly string[] | null;
}

/** The format that the options choose; null: text, subject by subject. Throws a UserError for two formats. */
export function chooseOutput({ json, sarif, report }: OutputOptions): Render | null {
  const unknown = report?.find((name) => name !== 'markdown');
  if (unknown !== undefined) throw new UserError(`check --report takes markdown; got "${unknown}"`);
  const chosen = [
    ...(json ? [checkJson] : []),
    ...(sarif ? [checkSarif] : []),
    ...(report === null ? [] : [checkMarkdown]),
  ];
  if (chosen.length > 1) throw new UserError('check prints one format: --json, --sarif or --report markdown');
  return chosen[0] ?? null;
}

/** Throws a UserError for a word that is no severity. */
export function parseSeverity(word: string | null): Severity {
  const severity = SEVERITIES.find((each) => each === (word ?? 'error'));
  if (severity !== undefined) return severity;
  throw new UserError(`--fail-on takes ${SEVERITIES.join(', ')}; got "${word ?? ''}"`);
}

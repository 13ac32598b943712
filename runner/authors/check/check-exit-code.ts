import { EXIT } from '../../run/judge/exit-code.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { SEVERITIES } from '../findings/kinds.ts';

/** 1 from the severity `failOn` on, else 0. */
export function checkExitCode(findings: readonly Pick<Finding, 'severity'>[], failOn: Severity): number {
  const limit = SEVERITIES.indexOf(failOn);
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit) ? EXIT.deviation : EXIT.ok;
}

import { describe, expect, it } from 'vitest';
import { REPORTS_THAT_DECIDE, reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { exitCode } from '../../run/judge/exit-code.ts';
import { unmetIn } from '../conformance.ts';
import type { Report } from '../schema.ts';
import { renderHtml } from './render-html.ts';

/** A profile whose version the runtime does not support: no cell of its own fails. */
const UNMET: Report = {
  ...reportOf([reportCell()]),
  profile: 'small (profile 1)',
  asks: { supports: 99, rules: 1, targets: 1 },
};

describe('the page fails where the run fails', () => {
  it.each([...REPORTS_THAT_DECIDE, ['with an unmet profile', UNMET] as const])('%s', (_what, report) => {
    const page = renderHtml(report);
    const fails = exitCode(report.counts, report.absent, unmetIn(report)) !== 0;
    expect(page).toContain(`class="verdict ${fails ? 'fails' : 'passes'}"`);
  });

  it('names the profile that is not met', () => {
    expect(unmetIn(UNMET)).toBe(1);
    expect(renderHtml(UNMET)).toContain('profile not met by 1 runtime');
  });
});

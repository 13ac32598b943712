import { printable } from '../../shared/printable.ts';
import { SEVERITIES } from '../findings/kinds.ts';
import type { CheckResult } from './located.ts';
import { repositoryPath } from './repository-path.ts';

/** GitHub shows ten per step and kind; further ones would only be lost. */
const MOST = 10;
const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/**
 * Lines that GitHub Actions turns into annotations, the most severe first.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function checkAnnotations(results: readonly CheckResult[], repository: string): string {
  const all = results.flatMap(({ checked: { subject }, findings }) =>
    findings.map((finding) => ({
      ...finding,
      path: repositoryPath(repository, subject, finding.file),
      subject,
    })),
  );
  return all
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, MOST)
    .map(({ severity, path, line, code, title, detail, fix, subject }) => {
      const message = `${subject.title}: ${detail}. Fix: ${fix}`;
      return `::${COMMANDS[severity]} file=${property(path)},line=${line},title=${property(`${code} ${title}`)}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return printable(text, 1000).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import type { Arguments } from '../arguments/arguments.ts';
import { compareReports, type ReportDiff } from '../../compare/diff/compare-reports.ts';
import { diffJson } from '../../compare/diff/diff-json.ts';
import { diffMarkdown } from '../../compare/diff/diff-markdown.ts';
import { diffText } from '../../compare/diff/diff-text.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { readWholeReport } from '../../report/read-report.ts';
import { UserError } from '../../shared/user-error.ts';

const FORMATS = {
  text: diffText,
  markdown: diffMarkdown,
  json: diffJson,
} as const satisfies Readonly<Record<string, (diff: ReportDiff) => string>>;

/** `diff OLD NEW`: what moved from one report.json to another. Exits 1 when something got worse. */
export async function diff(before: string, after: string, { format }: Arguments): Promise<number> {
  const render = rendererOf(format ?? ['text']);
  const compared = compareReports(
    await readWholeReport(fromUser(before)),
    await readWholeReport(fromUser(after)),
  );
  process.stdout.write(render(compared));
  return compared.worse ? EXIT.deviation : EXIT.ok;
}

function rendererOf(names: readonly string[]): (diff: ReportDiff) => string {
  const [name = '', ...more] = names;
  if (more.length === 0 && Object.hasOwn(FORMATS, name)) return FORMATS[name as keyof typeof FORMATS];
  throw new UserError(`diff takes one --format: ${Object.keys(FORMATS).join(', ')}; got ${names.join(', ')}`);
}

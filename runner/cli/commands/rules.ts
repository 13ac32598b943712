import { suites } from '../../../suites/index.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { ruleList } from '../../tools/rulebook/rule-list.ts';

/** `rules`: all of them, or those that --suite and --rule choose. */
export async function rules(args: Arguments): Promise<number> {
  const { selection } = await readRequest(queryOf(args));
  const inOrder = suites.flatMap((suite) => suite.rules).filter((rule) => selection.rules.includes(rule));
  process.stdout.write(ruleList(inOrder));
  return EXIT.ok;
}

import path from 'node:path';
import { isCheckout } from '../../../../shared/invocation.ts';
import { projectAddress } from '../../../../shared/project-address.ts';
import type { FamilyDeviations } from '../../causes.ts';
import { commandLine, commandOf } from '../../command.ts';
import type { HtmlExtras } from '../../extras.ts';
import { isWebAddress } from '../../links.ts';
import { markup, nothing, type Markup } from '../../markup.ts';
import type { Model } from '../../model.ts';
import { answer } from './answer.ts';

/** How is a cell repeated? The example is the worst there is to see. */
export function repeat(
  { runtimes, targets, loads, report }: Model,
  deviations: readonly FamilyDeviations[],
  { project = projectAddress }: HtmlExtras,
): Markup {
  const died = runtimes.flatMap(({ id }) =>
    targets.flatMap((target) => {
      const load = loads.get(id, target.id);
      return load?.outcome === 'died' ? [load.cell] : [];
    }),
  );
  const id = died[0] ?? deviations[0]?.causes[0]?.variants[0]?.groups[0]?.first.id ?? report.cells[0]?.id;
  const cell = report.cells.find((candidate) => candidate.id === id);
  const runtime = runtimes.find((candidate) => candidate.id === cell?.runtime);
  if (cell === undefined || runtime === undefined) return nothing;
  return answer(
    'Repeat any cell',
    markup`<p>Every cell has its own commands in its details, for example:</p>
      ${isCheckout && project !== undefined && isWebAddress(project) ? commandLine(`git clone ${project} && cd ${path.posix.basename(project)} && npm ci`) : nothing}
      ${commandLine(commandOf(cell, runtime))}`,
  );
}

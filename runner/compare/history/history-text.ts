import { textTable } from '../../shared/text-table.ts';
import type { History } from './history-folder.ts';

/** An entry per rule and runtime of the newest run. */
export interface HistoryEntry {
  readonly rule: string;
  readonly runtime: string;
  readonly since: string;
  readonly version: string;
}

export function historyEntries({ runs, since }: History): HistoryEntry[] {
  const newest = runs.at(-1);
  return (newest?.runtimes ?? []).flatMap(({ id: runtime }) =>
    (newest?.rules ?? []).flatMap((rule) => {
      const found = since(rule, runtime);
      return found === undefined ? [] : [{ rule, runtime, since: found.date, version: found.version }];
    }),
  );
}

/** The changes since the first run, the latest first, and a line that counts the unchanged rules. */
export function historyText(history: History): string {
  const { runs } = history;
  const [first] = runs.filter(({ platform }) => platform === runs.at(-1)?.platform);
  if (first === undefined) return 'there are no runs\n';
  const entries = historyEntries(history);
  const changed = entries.filter(({ since }) => since !== first.date);
  changed.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
  const rows = changed.map(({ since, runtime, version, rule }) => [since, runtime, version, rule]);
  const table = textTable(
    [['since', 'runtime', 'then', 'rule'], ...rows].map((row) => row.map((text) => ({ text }))),
  );
  const same = `${entries.length - changed.length} of ${entries.length} rules in runtimes as in the first run, of ${first.date}`;
  return `${changed.length === 0 ? '' : `${table}\n\n`}${same}\n`;
}

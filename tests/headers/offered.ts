import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import pMap from 'p-map';
import type { HeaderSet } from './header-sets.ts';
import { markdownTable } from './markdown-table.ts';

const CC = process.env['CC'] ?? 'cc';
const SOURCE = fileURLToPath(new URL('offered.c', import.meta.url));

interface Question {
  readonly row: string;
  readonly flags: readonly string[];
  /** What the table has for it, by how the compilation ended. */
  readonly answer: (compiled: { readonly succeeded: boolean; readonly warned: boolean }) => string;
}

const yesOrNo = ({ succeeded }: { readonly succeeded: boolean }): string => (succeeded ? 'yes' : 'no');
const warns = ({ warned }: { readonly warned: boolean }): string => (warned ? 'yes' : 'no');
const isConst = ({ succeeded }: { readonly succeeded: boolean }): string => (succeeded ? 'no' : 'yes');

const EXPERIMENTAL = '-DNAPI_EXPERIMENTAL';
const OPT_OUT = '-DNODE_API_EXPERIMENTAL_BASIC_ENV_OPT_OUT';
const NO_WARNING = '-DNODE_API_EXPERIMENTAL_NO_WARNING';

const QUESTIONS: readonly Question[] = [
  { row: `\`${EXPERIMENTAL}\` warns`, flags: [EXPERIMENTAL], answer: warns },
  { row: `\`${EXPERIMENTAL} ${NO_WARNING}\` warns`, flags: [EXPERIMENTAL, NO_WARNING], answer: warns },
  { row: '`node_api_basic_env`', flags: ['-DCHECK_BASIC_ENV'], answer: yesOrNo },
  {
    row: `\`node_api_basic_env\` is const with \`${EXPERIMENTAL}\``,
    flags: ['-DCHECK_BASIC_ENV_CONST', EXPERIMENTAL],
    answer: isConst,
  },
  {
    row: `\`node_api_basic_env\` is const with \`${EXPERIMENTAL} ${OPT_OUT}\``,
    flags: ['-DCHECK_BASIC_ENV_CONST', EXPERIMENTAL, OPT_OUT],
    answer: isConst,
  },
  { row: '`node_api_noenv_finalize`', flags: ['-DCHECK_NOENV_FINALIZE'], answer: yesOrNo },
  { row: '`napi_float16_array`', flags: ['-DCHECK_FLOAT16'], answer: yesOrNo },
];

/** Questions down, header sets across; sets with the same answers share a column. */
export async function offeredTable(sets: readonly HeaderSet[]): Promise<string> {
  const columns = await pMap(sets, answers, { concurrency: os.availableParallelism() });
  const shared = new Map<string, { readonly names: string[]; readonly column: readonly string[] }>();
  for (const [index, column] of columns.entries()) {
    const name = sets[index]?.name ?? '';
    const known = shared.get(column.join());
    if (known === undefined) shared.set(column.join(), { names: [name], column });
    else known.names.push(name);
  }
  const all = [...shared.values()];
  return markdownTable([
    ['headers', ...all.map(({ names }) => names.join(', ').replace(/(?<=Node\.js .*)Node\.js /g, ''))],
    ...QUESTIONS.map(({ row }, index) => [row, ...all.map(({ column }) => column[index] ?? '')]),
  ]);
}

/** Without node_api_basic_env its qualifiers are no question. */
async function answers({ include }: HeaderSet): Promise<readonly string[]> {
  const given = await Promise.all(
    QUESTIONS.map(async ({ flags, answer }) => {
      const { failed, stderr } = await execa(CC, ['-fsyntax-only', `-I${include}`, ...flags, SOURCE], {
        reject: false,
      });
      return answer({ succeeded: !failed, warned: stderr.includes('warning') });
    }),
  );
  const lacksBasicEnv = given[QUESTIONS.findIndex(({ row }) => row === '`node_api_basic_env`')] === 'no';
  return given.map((answer, index) =>
    lacksBasicEnv && QUESTIONS[index]?.row.includes('is const') ? '' : answer,
  );
}

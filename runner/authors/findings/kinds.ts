import type { Checked } from '../check/checked.ts';
import { admitsCrash } from './admits-crash.ts';
import { builtForBuilder } from './built-for-builder.ts';
import { carriesAnother } from './carries-another.ts';
import { declaresMore } from './declares-more.ts';
import { experimental } from './experimental.ts';
import type { Finding, FindingKind, Severity } from './finding.ts';
import { glibcAboveNode } from './glibc-above-node.ts';
import { importsMore } from './imports-more.ts';
import { ineffectiveDeclaration } from './ineffective-declaration.ts';
import { needsLibnode } from './needs-libnode.ts';
import { nothingToCheck } from './nothing-to-check.ts';
import { registersItself } from './registers-itself.ts';
import { undeclaredNapiVersion } from './undeclared-napi-version.ts';
import { unknownDeclaration } from './unknown-declaration.ts';
import { unreadable } from './unreadable.ts';
import { v8WithoutAbi } from './v8-without-abi.ts';
import { wrongLibc } from './wrong-libc.ts';
import { wrongMachine } from './wrong-machine.ts';

/** Every kind of finding. A new one is a file beside this one, a line here and a page in docs/findings. */
export const FINDING_KINDS: readonly FindingKind[] = [
  admitsCrash,
  declaresMore,
  importsMore,
  experimental,
  builtForBuilder,
  registersItself,
  ineffectiveDeclaration,
  unknownDeclaration,
  wrongMachine,
  wrongLibc,
  glibcAboveNode,
  needsLibnode,
  v8WithoutAbi,
  undeclaredNapiVersion,
  carriesAnother,
  nothingToCheck,
  unreadable,
];

export const SEVERITIES = ['error', 'warning', 'hint'] as const satisfies readonly Severity[];

/** All findings of a subject, the most severe first. */
export async function findingsOf(checked: Checked): Promise<readonly Finding[]> {
  const all = await Promise.all(
    FINDING_KINDS.map(async ({ check, code, severity, title }) =>
      (await check(checked)).map((found) => ({ code, severity, title, ...found })),
    ),
  );
  return all.flat().sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

import type { Checked } from '../check/checked.ts';

/** `error`: users will meet it. `warning`: some may. `hint`: worth knowing. */
export type Severity = 'error' | 'warning' | 'hint';

/** Something about a subject that its author should know. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that holds for every finding of this code. */
  readonly title: string;
  /** What was found here, with its numbers. */
  readonly detail: string;
  /** What the author can do, in one line. */
  readonly fix: string;
  /** The addons concerned, relative to the subject's folder. */
  readonly files: readonly string[];
  /** The line in a source that must change, where there is one. */
  readonly place?: { readonly file: 'package.json' | 'binding.gyp'; readonly pattern: RegExp } | undefined;
}

/** What a check returns for each finding; the rest is the same for all of its code. */
export type Found = Pick<Finding, 'detail' | 'fix' | 'files' | 'place'>;

export interface FindingKind {
  /** Stable: it is in reports and addresses. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly check: (checked: Checked) => readonly Found[] | Promise<readonly Found[]>;
}

export function defineFinding(kind: FindingKind): FindingKind {
  return kind;
}

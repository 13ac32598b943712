import type { CellRecord } from '../../run/judge/cell-record.ts';

export const CHANGE_KINDS = [
  'new-deviation',
  'no-longer-known',
  'unclear',
  'missing',
  'no-longer-asked',
  'changed-observation',
  'known-now',
  'fixed',
  'asked-now',
  'appeared',
  'vanished',
] as const;

/** The kind of change of a cell from one report to the next. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The wording for people, in the order in which they want to know. */
export const CHANGE_TITLES: Readonly<Record<ChangeKind, string>> = {
  'new-deviation': 'New deviations',
  'no-longer-known': 'Deviations that no expectation names any more',
  unclear: 'No result, or not the same one twice',
  missing: 'Not answered: the new run was cut short',
  'no-longer-asked': 'Unsupported now',
  'changed-observation': 'Changed observations',
  'known-now': 'Known deviations now',
  fixed: 'Fixed: conforms now',
  'asked-now': 'Unsupported before',
  appeared: 'Appeared',
  vanished: 'Vanished',
};

export interface Change {
  readonly kind: ChangeKind;
  /** Whether the new report is worse for it; see `docs/comparing-and-merging.md`. */
  readonly worse: boolean;
  readonly rule: string;
  readonly target: string;
  /** `node@26.11.0`, or `node@26.10.0 → node@26.11.0` when it moved. */
  readonly runtime: string;
  readonly before?: CellRecord | undefined;
  readonly after?: CellRecord | undefined;
}

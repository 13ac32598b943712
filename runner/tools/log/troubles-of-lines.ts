/** Problems with single lines of a log. */
export const LINE_TROUBLES = [
  'foreign',
  'too-long',
  'cut',
  'damaged',
  'doubled',
  'contradicting',
  'unreadable',
] as const;
export type LineTrouble = (typeof LINE_TROUBLES)[number];

/** Where a line stands: `run.log:12`. */
export type Place = string;

/** Lines that are named; the others are counted. */
const NAMED = 8;

/** The lines of a log that have one kind of problem. */
export interface TroubledLines {
  count: number;
  /** The first of them. */
  readonly places: Place[];
}

export type Troubles = Readonly<Record<LineTrouble, TroubledLines>>;

export function noTroubles(): Troubles {
  return Object.fromEntries(
    LINE_TROUBLES.map((kind): [LineTrouble, TroubledLines] => [kind, { count: 0, places: [] }]),
  ) as unknown as Troubles;
}

export function addTrouble(troubles: Troubles, kind: LineTrouble, place: Place): void {
  const lines = troubles[kind];
  lines.count += 1;
  if (lines.places.length < NAMED) lines.places.push(place);
}

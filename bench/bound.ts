/** The limit of a measured number; `none`: it is shown and fails nothing. */
export type Bound =
  | { readonly kind: 'at-most' | 'at-least' | 'below'; readonly value: number; readonly unit: string }
  | { readonly kind: 'none'; readonly unit: string };

export interface Measurement {
  readonly what: string;
  readonly bound: Bound;
  /** NaN where it could not be measured. */
  readonly measured: number;
  /** The raw numbers that it was made from, or why there are none. */
  readonly from: string;
}

/** Whether a measurement keeps its bound. A number that is none keeps no bound. */
export function holds({ bound, measured }: Measurement): boolean {
  switch (bound.kind) {
    case 'at-most':
      return measured <= bound.value;
    case 'at-least':
      return measured >= bound.value;
    case 'below':
      return measured < bound.value;
    case 'none':
      return true;
  }
}

const SIGN = { 'at-most': '<=', 'at-least': '>=', below: '<' } as const;

/** `<= 3 x` */
export function boundText(bound: Bound): string {
  return bound.kind === 'none' ? 'shown only' : `${SIGN[bound.kind]} ${bound.value}${suffix(bound.unit)}`;
}

/** `2.36 x`, `13 ms`, `not measured` */
export function measuredText({ measured, bound }: Measurement): string {
  if (Number.isNaN(measured)) return 'not measured';
  return `${Number.isInteger(measured) ? measured : measured.toFixed(2)}${suffix(bound.unit)}`;
}

export function verdictText(measurement: Measurement): string {
  if (measurement.bound.kind === 'none') return '';
  return holds(measurement) ? 'holds' : 'does not hold';
}

function suffix(unit: string): string {
  return unit === '' ? '' : ` ${unit}`;
}

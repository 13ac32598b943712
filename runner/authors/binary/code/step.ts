/**
 * What one instruction does, as far as the return value is concerned. `value` of the return register: a number of 32
 * bits, or null when this instruction makes it unknown; without it the register keeps what it has.
 */
export type Step =
  | { readonly kind: 'next'; readonly length: number; readonly value?: number | null }
  | { readonly kind: 'jump'; readonly target: number }
  | { readonly kind: 'call'; readonly target: number; readonly length: number }
  | { readonly kind: 'return' };

/** `state`: what earlier instructions left, for those that need two. Null: an instruction that is not understood. */
export type Stepper = (code: Buffer, address: number, state: StepState) => Step | null;

export interface StepState {
  /** The return register, or null while it is unknown. */
  readonly value: number | null;
  /** The constant that was pushed last, or null. */
  pushed: number | null;
}

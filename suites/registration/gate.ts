import type { Expected } from '../rule.ts';

/** napi_status of napi_create_reference on a number: the gate through which the effective version shows. */
export const CLOSED = 1;
export const OPEN = 0;

/** The observation of an addon whose declaration counts. */
export const AS_DECLARED: Expected = { opensAt: 10, below: { gate: CLOSED }, from: { gate: OPEN } };
/** The observation of an addon that counts as declaring nothing. */
export const AS_UNDECLARED: Expected = { always: { gate: CLOSED } };

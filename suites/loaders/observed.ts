import type { Capability } from '../rule.ts';

/** napi_status of napi_create_reference on a number: the gate through which the effective version shows. */
export const CLOSED = 1;
export const OPEN = 0;
export const OPENS_AT = 10;

export const DECLARING = ['8', '9', '10', 'experimental'] as const;
/** For what costs a process or a Worker: both sides of the gate, and the experimental version. */
export const FEW = ['8', '10', 'experimental'] as const;
export const SEMANTIC = ['none', ...DECLARING] as const;

export const LOADS: readonly Capability[] = ['load', 'copy', 'node-loaders'];

/** Calls of the version function, by the time init ran and until now, and of init. */
export const REQUESTED_ONCE = { calls: { version: 1, versionAtInit: 1, init: 1 } };

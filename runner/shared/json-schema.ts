import { z } from 'zod';
import type { Json } from '../../suites/json.ts';
import { DEEPEST_OBSERVATION, isDeeper } from './is-deeper.ts';

/** Any JSON that is not nested too deep, read-only as probes and patterns have it. */
export const json: z.ZodType<Json> = z
  .unknown()
  .refine((value) => !isDeeper(value, DEEPEST_OBSERVATION), {
    error: `expected JSON of at most ${DEEPEST_OBSERVATION} levels`,
    abort: true,
  })
  .pipe(z.json());

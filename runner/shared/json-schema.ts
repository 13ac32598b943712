import { z } from 'zod';
import type { Json } from '../../suites/json.ts';

/** Any JSON, read-only as probes and patterns have it. */
export const json: z.ZodType<Json> = z.json();

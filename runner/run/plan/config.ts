import { z } from 'zod';
import { targetFromId } from '../../../suites/target.ts';
import { parseJsonFile, readJsonFile } from '../../shared/json-file.ts';
import { EMNAPI_HOSTS } from '../runtimes/emnapi-hosts.ts';
import { perFamily } from '../runtimes/families.ts';
import { customRuntimes } from './custom-runtimes.ts';
import { LONGEST_TIMEOUT } from '../../shared/longest-timeout.ts';

const targetId = z
  .string()
  .refine((id) => targetFromId(id) !== null, { error: 'expected none, experimental or an int32 in decimal' });

/** Addons are linked with files of these targets, and probes load them as witnesses. */
const RELIED_ON = ['none', 'experimental'];

const configSchema = z.strictObject({
  /** The runtimes of a run without runtime options. */
  runtimes: z.strictObject({
    ...perFamily(() => z.array(z.string().min(1)).optional()),
    emnapi: z.union([z.boolean(), z.array(z.enum(EMNAPI_HOSTS))]).optional(),
    custom: customRuntimes.optional(),
  }),
  targets: z
    .strictObject({
      /** Built for every addon with `semantic` targets. */
      semantic: z.array(targetId).refine((ids) => RELIED_ON.every((id) => ids.includes(id)), {
        error: `expected ${RELIED_ON.join(' and ')} among them`,
      }),
      /** Also built for addons with `boundary` targets. */
      boundary: z.array(targetId),
    })
    .refine(({ semantic, boundary }) => areDistinct([...semantic, ...boundary]), {
      error: 'expected each target once',
    }),
  /** A folder of expectations, relative to this file, whose files come before those of this project. */
  expectations: z.string().min(1).optional(),
  /** Seconds that a probe may take. */
  timeout: z.number().positive().max(LONGEST_TIMEOUT),
});

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** matrix.json, checked. */
export type MatrixConfig = z.infer<typeof configSchema>;

/** Reads matrix.json; throws a UserError with the path inside the file, what was expected and what came. */
export async function readConfig(file: string): Promise<MatrixConfig> {
  return readJsonFile(file, configSchema);
}

export function parseConfig(text: string, file: string): MatrixConfig {
  return parseJsonFile(text, file, configSchema);
}

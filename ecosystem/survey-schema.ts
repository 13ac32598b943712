import { z } from 'zod';
import { SEVERITIES } from '../runner/authors/findings/kinds.ts';

const finding = z.strictObject({
  code: z.string().regex(/^NM\d{4}$/),
  severity: z.enum(SEVERITIES),
  title: z.string(),
  detail: z.string(),
  fix: z.string(),
  /** How many addons it is about. */
  files: z.int().nonnegative(),
});

const surveyed = z.strictObject({
  package: z.string(),
  why: z.string(),
  /** The newest version, with its platform packages; null: it could not be fetched. */
  facts: z
    .strictObject({
      version: z.string(),
      /** The same words as in `check --all-versions`; empty: no addon. */
      declares: z.string(),
      imports: z.string(),
      engines: z.string(),
      /** The releases of Node.js that one of its addons takes down, whether `engines` admits them or not. */
      crashes: z.string(),
    })
    .nullable(),
  /** Addons, those of its platform packages included. */
  addons: z.int().nonnegative(),
  findings: z.array(finding),
  /** The parts that could not be fetched, and why; null: all were fetched. */
  problem: z.string().nullable(),
});

/** ecosystem.json: what was read of the packages, and what changed since the one before. */
export const surveySchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  /** A sentence each; null: there was no survey before. */
  changes: z.array(z.string()).nullable(),
  packages: z.array(surveyed),
});

export type Survey = z.infer<typeof surveySchema>;
export type SurveyedPackage = Survey['packages'][0];
export type SurveyedFinding = SurveyedPackage['findings'][0];

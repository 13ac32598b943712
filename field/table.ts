import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FAMILIES, type FamilyName } from '../runner/run/runtimes/families.ts';
import { projectRoot } from '../runner/shared/project-root.ts';

export const REPORTS_FILE = path.join(projectRoot, 'field', 'reports.json');

const families = FAMILIES.map(({ name }) => name).join('|');
const release = z.string().regex(new RegExp(`^(?:${families}) \\d+\\.\\d+\\.\\d+$`));

/** A public report of a bug, and the rules that show it. */
export const fieldRow = z.strictObject({
  /** `oven-sh/bun#36850`; or the release, where a fault was never reported. */
  report: z.string().min(1),
  /** What goes wrong, in our words. */
  what: z.string().min(1),
  /** A release in which every rule deviates: `bun 1.3.14`. */
  affected: release,
  /** A release in which every rule conforms, of another runtime if the bug is not fixed yet; null: there is none. */
  fixed: release.nullable(),
  rules: z.array(z.string()).min(1),
  /** The declared version that the rules are checked for. */
  target: z.string(),
});
export type FieldRow = z.infer<typeof fieldRow>;

/** The rows of field/reports.json. */
export async function readTable(): Promise<readonly FieldRow[]> {
  return z.array(fieldRow).parse(JSON.parse(await readFile(REPORTS_FILE, 'utf8')));
}

/** `bun 1.3.14` as a family and a version. */
export function releaseOf(text: string): { readonly family: FamilyName; readonly version: string } {
  const [family = '', version = ''] = text.split(' ');
  return { family: family as FamilyName, version };
}

/** `bun 1.3.14` as the id of a runtime: `bun@1.3.14`. */
export function runtimeId(text: string): string {
  return text.replace(' ', '@');
}

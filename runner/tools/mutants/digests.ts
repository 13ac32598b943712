import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Rule } from '../../../suites/rule.ts';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** Written with suites/mutants.json: what each rule was made of when its entries were verified. */
const FILE = path.join(projectRoot, 'suites', 'mutants.digests.json');

export type RuleDigests = Readonly<Record<string, string>>;

/** A digest per rule of all that decides whether a fault kills it: its declaration, its probes and its addon. */
export async function ruleDigests(
  root: string,
  rules: readonly Rule[],
  specs: readonly AddonSpec[],
): Promise<RuleDigests> {
  const specOf = new Map(specs.map((spec) => [spec.name, spec]));
  const read = new Map<string, Promise<string>>();
  const textOf = (folder: string, wanted: RegExp): Promise<string> => {
    const text = read.get(folder) ?? sourcesIn(path.join(root, folder), wanted);
    read.set(folder, text);
    return text;
  };
  const entries = rules.map(async (rule) => {
    const deciding = {
      ...rule,
      statement: '',
      sources: [],
      advice: null,
      loads: undefined,
      timeLimitMs: undefined,
    };
    const spec = specOf.get(rule.addon);
    const addon = path.join('addons', spec?.subject ?? rule.addon);
    const hash = createHash('sha256').update(JSON.stringify([deciding, spec ?? null]));
    hash.update(await textOf(path.join('suites', rule.suite), /\.probe\.cjs$/));
    hash.update(await textOf(addon, /\.(c|cc|h)$/));
    return [rule.id, hash.digest('hex').slice(0, 16)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Ids of the rules that are not in the recorded state, or not as they are now. */
export function changedRules(recorded: RuleDigests, now: RuleDigests): string[] {
  return Object.keys(now).filter((id) => recorded[id] !== now[id]);
}

export async function readDigests(): Promise<RuleDigests> {
  const text = await readFile(FILE, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  });
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

/** Records these rules as they are now, and forgets rules that are gone. */
export async function recordDigests(now: RuleDigests, verified: ReadonlySet<string>): Promise<void> {
  await writeFile(FILE, `${JSON.stringify(updatedDigests(await readDigests(), now, verified), null, 2)}\n`);
}

export function updatedDigests(
  recorded: RuleDigests,
  now: RuleDigests,
  verified: ReadonlySet<string>,
): RuleDigests {
  const entries = Object.entries(now).flatMap(([id, digest]): (readonly [string, string])[] => {
    const kept = verified.has(id) ? digest : recorded[id];
    return kept === undefined ? [] : [[id, kept]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function sourcesIn(folder: string, wanted: RegExp): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => wanted.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return names.map((name, index) => `${name}\n${texts[index] ?? ''}`).join('\n');
}

import path from 'node:path';
import type { AddonFacts } from '../binary/addon-facts.ts';
import { fatesOf, type FateRange } from '../predict/fates.ts';
import type { Supports } from '../predict/supports.ts';
import { claimsOf, type Claims } from '../subject/claims.ts';
import type { Subject } from '../subject/subject.ts';
import { readFacts } from './read-file.ts';

/** One machine's part of a file: its facts, and what becomes of it in each runtime. */
export interface CheckedPart {
  readonly facts: AddonFacts;
  readonly fates: Readonly<Record<keyof Supports, readonly FateRange[]>>;
}

export interface CheckedFile {
  /** Relative to the folder of the subject. */
  readonly path: string;
  readonly claims: Claims;
  /** Empty for a file that cannot be read. */
  readonly parts: readonly CheckedPart[];
  /** Why it cannot be read; null: it can. */
  readonly problem: string | null;
}

export interface Checked {
  readonly subject: Subject;
  readonly files: readonly CheckedFile[];
}

/** Reads every addon of a subject and predicts what becomes of it. */
export function checkSubject(subject: Subject, supports: Supports): Checked {
  return { subject, files: subject.files.map((file) => checkFile(subject, file, supports)) };
}

function checkFile({ folder, manifest }: Subject, file: string, supports: Supports): CheckedFile {
  const read = readFacts(path.join(folder, file));
  return {
    path: file,
    claims: withManifest(claimsOf(`${manifest?.name ?? ''}/${file}`), manifest),
    parts:
      read.kind === 'read'
        ? read.parts.map((facts) => ({
            facts,
            fates: {
              node: fatesOf(facts, supports.node),
              bun: fatesOf(facts, supports.bun),
              deno: fatesOf(facts, supports.deno),
            },
          }))
        : [],
    problem: read.kind === 'read' ? null : read.why,
  };
}

/** A package that is published for one platform says so in its package.json, which counts for every file of it. */
function withManifest(claims: Claims, manifest: Subject['manifest']): Claims {
  const only = (list: readonly string[] | undefined) => (list?.length === 1 ? (list[0] ?? null) : null);
  const libc = only(manifest?.libc);
  return {
    ...claims,
    os: claims.os ?? only(manifest?.os),
    arch: claims.arch ?? only(manifest?.cpu),
    libc: claims.libc ?? (libc === 'glibc' || libc === 'musl' ? libc : null),
  };
}

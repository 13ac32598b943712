import { createRequire } from 'node:module';
import { z } from 'zod';
import { lockEntry, needsOf } from './entry.ts';
import type { LockedPackage } from './locked-package.ts';

const schema = z.record(
  z.string(),
  lockEntry.extend({
    version: z.union([z.string(), z.number()]).transform(String).optional(),
    /** Yarn 2 and later: `name@npm:1.0.0`, and `name@workspace:.` */
    resolution: z.string().optional(),
    /** `os=linux & cpu=x64 & libc=glibc` */
    conditions: z.string().default(''),
  }),
);

/** Both formats, that of Yarn 1 and the YAML of later ones. */
export function yarnPackages(text: string): LockedPackage[] {
  const { parseSyml } = createRequire(import.meta.url)('@yarnpkg/parsers') as {
    readonly parseSyml: (text: string) => unknown;
  };
  return Object.entries(schema.parse(parseSyml(text))).flatMap(([key, entry]) => {
    const { version, resolution, conditions } = entry;
    const name = /^"?(@?[^@"]+)@/.exec(resolution ?? key)?.[1];
    const isOfRegistry = resolution === undefined || resolution.includes('@npm:');
    if (key === '__metadata' || name === undefined || version === undefined || !isOfRegistry) return [];
    const wordsOf = (field: string) =>
      [...conditions.matchAll(new RegExp(`\\b${field}=([\\w!-]+)`, 'g'))].map(([, word = '']) => word);
    return [{ ...entry, name, version, os: wordsOf('os'), cpu: wordsOf('cpu'), needs: needsOf(entry) }];
  });
}

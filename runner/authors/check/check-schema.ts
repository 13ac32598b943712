import { z } from 'zod';

const text = z.string().nullable();
const declared = z.union([z.int(), z.literal('unknown'), z.null()]);

const fate = z.union([
  z.strictObject({ kind: z.literal('loads') }),
  z.strictObject({ kind: z.literal('crashes'), declared: z.int(), supports: z.int() }),
  z.strictObject({
    kind: z.literal('refused'),
    why: z.literal('abi'),
    abi: z.int(),
    expected: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    why: z.literal('declaration'),
    declared: z.int(),
    supports: z.int(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    why: z.literal('functions'),
    functions: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.literal('unknown'), why: z.string() }),
]);
const ranges = z.array(z.strictObject({ from: z.string(), to: z.string(), fate }));

const part = z.strictObject({
  format: z.enum(['ELF', 'Mach-O', 'PE']),
  machine: z.enum(['x64', 'arm64']),
  registration: z.enum(['symbol', 'constructor', 'both', 'v8', 'none']),
  abi: z.int().nullable(),
  declared,
  ineffective: z.enum(['hidden', 'proposed name']).nullable(),
  imports: z.array(z.string()),
  optionalImports: z.array(z.string()),
  importsVersion: z.union([z.int(), z.literal('experimental'), z.null()]),
  looksUpAtRunTime: z.boolean(),
  binding: z.enum(['load', 'lazy']),
  usesV8: z.boolean(),
  libuv: z.array(z.string()),
  libc: z.enum(['glibc', 'musl']).nullable(),
  glibc: text,
  glibcxx: text,
  libnode: text,
  embedded: text,
  fates: z.strictObject({ node: ranges, bun: ranges, deno: ranges }),
});

const file = z.strictObject({
  path: z.string(),
  claims: z.strictObject({ os: text, arch: text, libc: text, abi: z.int().nullable() }),
  problem: text,
  declared,
  imports: z.array(z.string()),
  parts: z.array(part),
});

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  title: z.string(),
  detail: z.string(),
  fix: z.string(),
  files: z.array(z.string()),
  file: z.string(),
  line: z.int().positive(),
  help: z.string(),
});

/** What `check --json` prints; docs/check.md describes it. */
export const checkSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  subjects: z.array(
    z.strictObject({
      title: z.string(),
      name: text,
      version: text,
      engines: text,
      files: z.array(file),
      findings: z.array(finding),
    }),
  ),
});

export type CheckJson = z.infer<typeof checkSchema>;

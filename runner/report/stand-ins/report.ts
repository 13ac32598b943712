import { cellWith, type CellParts } from '../../plan/stand-ins/cell.ts';
import { cellSchema, frameSchema, tailSchema, type ReportCell } from '../schema.ts';

/** A judged cell that conforms, but for what a test is about. */
export function reportCell(parts: CellParts = {}, record: Partial<ReportCell> = {}): ReportCell {
  const { id, rule, target, runtime } = cellWith(parts);
  return cellSchema.parse({
    id,
    rule: rule.id,
    target: target.id,
    runtime: runtime.id,
    outcome: { kind: 'observed' },
    observation: { status: 0 },
    verdict: 'conforms',
    ...record,
  });
}

export const CRASH = {
  outcome: { kind: 'crashed', signal: 'SIGSEGV' },
  observation: undefined,
  verdict: 'deviates',
} as const;

export const FRAME = frameSchema.parse({
  schemaVersion: 1,
  tool: { name: 'napi-matrix', version: '0.1.0' },
  profile: 'all',
  platform: { os: 'linux', arch: 'x64', libc: 'glibc' },
  headers: { version: '1.9.0' },
  runtimes: [
    {
      id: 'node@20.20.2',
      name: 'node',
      version: '20.20.2',
      napiVersion: 9,
      engine: 'v8@11.3',
      sha256: 'a'.repeat(64),
    },
  ],
  targets: [{ id: '9', declared: 9 }],
  rules: [
    {
      id: 'suite/rule',
      statement: 'A value that goes in comes out.',
      strength: 'must',
      sources: [{ title: 'a source', url: 'https://example.org/source' }],
    },
  ],
});

export const TAIL = tailSchema.parse({
  counts: {
    conforms: 1,
    known: 0,
    deviates: 0,
    informative: 0,
    unsupported: 0,
    error: 0,
    missing: 0,
    flaky: 0,
    fixed: 0,
    stale: 0,
  },
  stale: [],
});

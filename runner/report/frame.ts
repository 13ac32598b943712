import type { Selection } from '../plan/select.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import type { AbsentRuntime } from '../runtimes/context.ts';
import { hostPlatform } from '../runtimes/host-platform.ts';
import { toolVersion } from '../tool-version.ts';
import type { ReportFrame } from './schema.ts';

/** The part of a report that is known before the first cell runs. */
export function reportFrame(
  runtimes: readonly Runtime[],
  { rules, targets }: Selection,
  headersVersion: string,
  absent: readonly AbsentRuntime[] = [],
): ReportFrame {
  return {
    schemaVersion: 1,
    tool: { name: 'napi-matrix', version: toolVersion },
    profile: 'all',
    platform: hostPlatform(),
    headers: { version: headersVersion },
    runtimes: runtimes.map(({ id, name, version, napiVersion, engine, sha256 }) => ({
      id,
      name,
      version,
      napiVersion,
      engine,
      ...(sha256 !== null && { sha256 }),
    })),
    ...(absent.length > 0 && { absent: absent.map(({ name, reason }) => ({ name, reason })) }),
    targets: targets.map(({ id, declared }) => ({ id, declared })),
    rules: rules.map(({ id, statement, strength, sources, flags }) => ({
      id,
      statement,
      strength,
      sources: [...sources],
      ...(flags.length > 0 && { flags: [...flags] }),
    })),
  };
}

import { profileLabel, type Profile } from '../run/profiles/profile.ts';
import type { Selection } from '../run/plan/select.ts';
import { isLaunchable, type RuntimeInfo } from '../run/runtimes/runtime.ts';
import type { AbsentRuntime } from '../run/runtimes/context.ts';
import { hostPlatform } from '../shared/host-platform.ts';
import { toolVersion } from '../shared/tool-version.ts';
import type { ReportHeader } from './schema.ts';

/** The part of a report that is known before the first cell runs. */
export function reportHeader(
  runtimes: readonly RuntimeInfo[],
  { rules, targets, profile }: Selection,
  headersVersion: string,
  absent: readonly AbsentRuntime[] = [],
): ReportHeader {
  return {
    schemaVersion: 1,
    tool: { name: 'napi-matrix', version: toolVersion },
    profile: profile === undefined ? 'all' : profileLabel(profile),
    ...(profile !== undefined && { asks: asksOf(profile) }),
    platform: runtimes.find(({ platform }) => platform !== undefined)?.platform ?? hostPlatform(),
    headers: { version: headersVersion },
    runtimes: runtimes.map((runtime) => ({
      id: runtime.id,
      name: runtime.name,
      version: runtime.version,
      napiVersion: runtime.napiVersion,
      engine: runtime.engine,
      ...(isLaunchable(runtime) && { sha256: runtime.sha256 }),
      ...(runtime.asked && { asked: [...runtime.asked] }),
    })),
    ...(absent.length > 0 && { absent: absent.map((each) => ({ ...each })) }),
    targets: targets.map(({ id, declared }) => ({ id, declared })),
    rules: rules.map(({ id, statement, strength, sources, loads, flags }) => ({
      id,
      statement,
      strength,
      sources: [...sources],
      ...(loads && { loads }),
      ...(flags.length > 0 && { flags: [...flags] }),
    })),
  };
}

function asksOf({ supports, rules, targets }: Profile): ReportHeader['asks'] {
  return { supports, rules: rules.length, targets: targets.length };
}

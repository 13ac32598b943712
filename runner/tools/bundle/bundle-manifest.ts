import { canonicalJson } from '../../../suites/json.ts';
import type { Capability } from '../../../suites/rule.ts';
import type { Selection } from '../../run/plan/select.ts';
import { targetFromId } from '../../../suites/target.ts';
import type { LogOrigin } from '../log/logged-event.ts';
import type { BundleRun } from './plan-bundle.ts';

/** A built addon in a bundle. */
export interface BundledAddon {
  /** The name that `load` gets. */
  readonly file: string;
  readonly addon: string;
  readonly target: string;
  readonly sha256: string;
}

/** manifest.json of a bundle: for people and programs that prepare an engine for it; the script does not read it. */
export interface BundleManifest {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'napi-matrix'; readonly version: string };
  /** Version of the host contract. */
  readonly contract: 1;
  readonly plan: string;
  readonly headers: { readonly version: string };
  /** The platform of the addons. */
  readonly platform: LogOrigin['platform'];
  readonly script: string;
  /** How its lines begin, which distinguishes them from others. */
  readonly lines: { readonly mark: string; readonly session: string; readonly checksum: string };
  readonly runs: {
    /** The runs that share a process, in the form that `only` takes. */
    readonly shared: string;
    /** The runs that need a process each. */
    readonly isolated: readonly number[];
  };
  /** `declares`: the number of its target; null for none. Single addons of the suite say otherwise on purpose. */
  readonly addons: readonly (BundledAddon & { readonly declares: number | null })[];
  /** The capabilities that each rule needs. */
  readonly needs: Readonly<Record<string, readonly Capability[]>>;
}

export interface ManifestParts {
  readonly about: LogOrigin;
  readonly selection: Selection;
  readonly runs: readonly BundleRun[];
  readonly shared: string;
  readonly addons: readonly BundledAddon[];
  readonly script: string;
}

export function bundleManifest({
  about,
  selection,
  runs,
  shared,
  addons,
  script,
}: ManifestParts): BundleManifest {
  return {
    schemaVersion: 1,
    tool: { name: 'napi-matrix', version: about.tool },
    contract: 1,
    plan: about.plan,
    headers: { version: about.headers },
    platform: about.platform,
    script,
    lines: {
      mark: '@napi-matrix',
      session: 'made by each process from its clock and Math.random; whole lines of one session count once',
      checksum: 'FNV-1a, 32 bits, of what stands between the mark and it, a space, and the text',
    },
    runs: { shared, isolated: runs.filter(({ isolated }) => isolated).map(({ number }) => number) },
    addons: addons.map((addon) => ({ ...addon, declares: targetFromId(addon.target)?.declared ?? null })),
    needs: Object.fromEntries(selection.rules.map(({ id, needs }) => [id, needs])),
  };
}

export function manifestText(manifest: BundleManifest): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`;
}

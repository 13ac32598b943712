// The globals of scripts in a runtime beside those of JavaScript and Node.js; used by tsconfig.scripts.json.

import type * as contract from '../suites/harness/host.d.ts';

declare global {
  type Host = contract.WorkerHost;
  type Which = contract.Which;
  type LoadOptions = contract.LoadOptions;

  /** How a probe file declares its functions. */
  function defineProbes(suite: string, functions: contract.Probes): void;

  const Bun: { readonly version: string; gc(force: boolean): void } | undefined;
  const Bare:
    | {
        readonly argv: readonly string[];
        readonly versions: Readonly<Record<string, string>>;
        readonly release?: undefined;
        exit(code: number): never;
        on(kind: string, listener: (error: unknown) => void): void;
        off(kind: string, listener: (error: unknown) => void): void;
      }
    | undefined;
  const Deno: { readonly version: { readonly deno: string; readonly v8: string } } | undefined;

  namespace NodeJS {
    interface Process {
      _linkedBinding(name: string): contract.Exports;
    }
    interface ProcessReport {
      getReport(): { readonly sharedObjects: readonly string[] };
    }
  }

  /** Only the part that is used here; the types of Node.js leave it to those of browsers. */
  namespace WebAssembly {
    class Module {
      constructor(bytes: Uint8Array);
      static imports(module: Module): { readonly module: string; readonly name: string }[];
    }
    class Instance {
      constructor(module: Module, imports: object);
      readonly exports: Record<string, () => number>;
    }
    class Memory {
      constructor(descriptor: { readonly initial: number });
      readonly buffer: ArrayBuffer;
    }
  }

  // Constants of a reproduction around the pieces of suites/harness/standalone-host.cjs.
  const ADDON: string;
  const TARGET: string;
  const PROBE: string;
  const ARGUMENT: import('../suites/json.ts').Json;
  const host: Host;
  const probes: contract.Probes;
  function describeThrown(value: unknown): contract.DescribedThrown;
}

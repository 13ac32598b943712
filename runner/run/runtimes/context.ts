import { cacheRoot } from '../../shared/cache-root.ts';

/** An optional runtime that was requested and is not available here. */
export interface AbsentRuntime {
  readonly name: string;
  /** One line. */
  readonly reason: string;
}

export interface ProvisionOptions {
  /** Never run npm: only what is cached. */
  readonly offline?: boolean;
  /** Ends downloads and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with a message per download or warning. */
  readonly onNotice?: (line: string) => void;
  /** Called for each optional runtime that is unavailable. */
  readonly onAbsent?: (absent: AbsentRuntime) => void;
  /** Default: `cacheRoot()`. */
  readonly cacheDir?: string;
}

/** The options with their defaults filled in. */
export interface ProvisionContext {
  readonly offline: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
  readonly onAbsent: (absent: AbsentRuntime) => void;
  readonly cacheDir: string;
}

export function provisionContext(options: ProvisionOptions): ProvisionContext {
  return {
    offline: options.offline ?? false,
    signal: options.signal ?? new AbortController().signal,
    onNotice: options.onNotice ?? (() => undefined),
    onAbsent: options.onAbsent ?? (() => undefined),
    cacheDir: options.cacheDir ?? cacheRoot(),
  };
}

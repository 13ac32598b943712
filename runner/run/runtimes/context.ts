import { cacheRoot } from '../../shared/cache-root.ts';
import { SignatureCheck } from '../packages/signature-check.ts';
import { UserError } from '../../shared/user-error.ts';

/** A runtime that was requested and is not available here. */
export interface AbsentRuntime {
  readonly name: string;
  /** One line. */
  readonly reason: string;
  /** A release that cannot be used: a run without it fails. Default: the runtime is optional. */
  readonly required?: true | undefined;
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
  /** Called for each release that cannot be used; the others go on. Default: throws a UserError. */
  readonly onUnusable?: (absent: AbsentRuntime) => void;
  /** Default: `cacheRoot()`. */
  readonly cacheDir?: string;
}

/** The options with their defaults filled in. */
export interface ProvisionContext {
  readonly offline: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
  readonly onAbsent: (absent: AbsentRuntime) => void;
  readonly onUnusable: (absent: AbsentRuntime) => void;
  readonly cacheDir: string;
  readonly signatures: SignatureCheck;
}

export function provisionContext(options: ProvisionOptions): ProvisionContext {
  return {
    offline: options.offline ?? false,
    signal: options.signal ?? new AbortController().signal,
    onNotice: options.onNotice ?? (() => undefined),
    onAbsent: options.onAbsent ?? (() => undefined),
    onUnusable:
      options.onUnusable ??
      (({ name, reason }) => {
        throw new UserError(`${name}: ${reason}`);
      }),
    cacheDir: options.cacheDir ?? cacheRoot(),
    signatures: new SignatureCheck(),
  };
}

// The names of emnapi's hosts; apart, because --help loads no dependency.

export const EMNAPI = 'emnapi';

/**
 * What emnapi runs in: the Node.js that runs this, with its node:wasi; the same with WASI in plain JavaScript, by
 * @tybys/wasm-util; or a release of Bun or Deno, with the latter.
 */
export const EMNAPI_HOSTS = ['node', 'plain', 'bun', 'deno'] as const;
export type EmnapiHost = (typeof EMNAPI_HOSTS)[number];

/** The name of the runtime in ids, reports and expectations. */
export function emnapiName(host: EmnapiHost): string {
  return host === 'node' ? EMNAPI : `${EMNAPI}-${host}`;
}

/** Whether a runtime of this id is emnapi, in any host. */
export function isEmnapi(id: string): boolean {
  return EMNAPI_HOSTS.some((host) => id.startsWith(`${emnapiName(host)}@`));
}

export interface MeasuredReleases {
  /** The oldest release that was measured when its expectations were recorded; nothing is known about older ones. */
  readonly from: string;
  /** The Node-API version that the newest measured release supports; Node.js has a table of its own. */
  readonly supports?: number;
}

/** Per name of a runtime. */
export const MEASURED: Readonly<Record<string, MeasuredReleases | undefined>> = {
  node: { from: '16.20.2' },
  bun: { from: '1.2.23', supports: 10 },
  deno: { from: '2.5.7', supports: 10 },
  bare: { from: '1.31.0', supports: 10 },
  emnapi: { from: '1.11.3', supports: 10 },
  'emnapi-plain': { from: '1.11.3', supports: 10 },
  'emnapi-bun': { from: '1.11.3', supports: 10 },
  'emnapi-deno': { from: '1.11.3', supports: 10 },
  embedder: { from: '18.20.4' },
};

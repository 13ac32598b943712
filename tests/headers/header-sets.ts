import { createRequire } from 'node:module';
import path from 'node:path';
import { headersVersion } from '../../runner/run/addons/headers.ts';
import { provisionRuntimes } from '../../runner/run/runtimes/provision.ts';

/** Both sides of the first releases with a declaration (18.17.0 and 20.2.0), and the newest of each line. */
const RELEASES = [
  '18.16.1',
  '18.17.0',
  '18.20.8',
  '20.1.0',
  '20.2.0',
  '20.20.2',
  '22.23.3',
  '24.21.0',
  '26.10.0',
];

export interface HeaderSet {
  readonly name: string;
  readonly include: string;
}

/** node-api-headers and the headers that Node.js releases bring; fetches the releases that are not cached. */
export async function headerSets(): Promise<HeaderSet[]> {
  const { include_dir } = createRequire(import.meta.url)('node-api-headers') as { include_dir: string };
  const releases = await provisionRuntimes({ node: RELEASES });
  return [
    { name: `node-api-headers ${headersVersion}`, include: include_dir },
    ...releases.map(({ version, executable }) => ({
      name: `Node.js ${version}`,
      include: path.join(path.dirname(executable), '..', 'include', 'node'),
    })),
  ];
}

import { expect, it } from 'vitest';
import { yarnPackages } from './yarn-lock.ts';

const CLASSIC = `# yarn lockfile v1


"@s/p@^1.0.0", "@s/p@^1.2.0":
  version "1.2.3"
  resolved "https://registry.yarnpkg.com/@s/p/-/p-1.2.3.tgz#0"
  dependencies:
    node-addon-api "^8.0.0"

plain@~2.0.0:
  version "2.0.1"
`;

const BERRY = `__metadata:
  version: 8
  cacheKey: 10

"@s/p-linux-x64@npm:1.2.3":
  version: 1.2.3
  resolution: "@s/p-linux-x64@npm:1.2.3"
  conditions: os=linux & cpu=x64 & libc=glibc
  languageName: node

"me@workspace:.":
  version: 0.0.0-use.local
  resolution: "me@workspace:."
  dependencies:
    bindings: "npm:^1"
`;

it('yarn.lock of Yarn 1 names the packages, once per range', () => {
  expect(yarnPackages(CLASSIC)).toMatchObject([
    { name: '@s/p', version: '1.2.3' },
    { name: '@s/p', version: '1.2.3', needs: ['node-addon-api'], os: [] },
    { name: 'plain', version: '2.0.1', needs: [] },
  ]);
});

it('yarn.lock of later ones names the packages and their platforms', () => {
  expect(yarnPackages(BERRY)).toMatchObject([
    { name: '@s/p-linux-x64', version: '1.2.3', os: ['linux'], cpu: ['x64'] },
  ]);
});

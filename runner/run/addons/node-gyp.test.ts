import { expect, it } from 'vitest';
import { explain, linkedFile } from './node-gyp.ts';

it.each([
  ['  SOLINK_MODULE(target) Release/obj.target/api_version-none.node', 'api_version-none.node'],
  [
    String.raw`  api_version-8.vcxproj -> C:\work\sources\build\Release\\api_version-8.node`,
    'api_version-8.node',
  ],
  ['  CC(target) Release/obj.target/api_version-none/api_version/api_version.o', null],
  ['  COPY Release/api_version-none.node', null],
  ['gyp info ok', null],
])('%s', (line, file) => {
  expect(linkedFile(line)).toBe(file);
});

it('a missing Visual Studio is named', async () => {
  const output =
    'gyp ERR! find VS\ngyp ERR! stack Error: Could not find any Visual Studio installation to use\n';
  expect(await explain(output, 'build.log')).toBe(
    'cannot build the addons: no Visual Studio was found; install the Build Tools for Visual Studio with C++',
  );
});

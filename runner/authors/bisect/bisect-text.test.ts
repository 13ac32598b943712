import { expect, it } from 'vitest';
import { bisectText } from './bisect-text.ts';
import type { CellObservation } from './observe-cell.ts';

const died: CellObservation = { outcome: { kind: 'crashed', signal: 'SIGSEGV' } };
const loaded: CellObservation = { outcome: { kind: 'observed' }, observation: { loaded: true } };

it('lines are side by side, and a change has both observations and a command for each', () => {
  const text = bisectText({ rule: 'load/too-new', target: '10' }, [
    {
      name: 'node',
      line: '18',
      stretches: [
        { from: '18.0.0', to: '18.16.1', observation: loaded },
        { from: '18.17.0', to: '18.17.0', observation: died },
      ],
    },
    { name: 'bun', line: '1.4', stretches: [{ from: '1.4.0', to: '1.4.5', observation: loaded }] },
    { name: 'deno', line: '2.0', stretches: [] },
  ]);
  expect(text.replaceAll(/(?:npm run matrix --|npx napi-matrix)/g, 'napi-matrix')).toBe(
    `load/too-new, declared: 10

A  {"loaded":true}
B  died of SIGSEGV

node 18   A 18.0.0 to 18.16.1           B 18.17.0
bun 1.4   A 1.4.0 to 1.4.5
deno 2.0  no release can run this rule

node: changed between 18.16.1 and 18.17.0
  18.16.1  {"loaded":true}
    napi-matrix --rule load/too-new --target 10 --node 18.16.1 --verbose
  18.17.0  died of SIGSEGV
    napi-matrix --rule load/too-new --target 10 --node 18.17.0 --verbose
`,
  );
});

it('says when nothing changed', () => {
  const stretches = [{ from: '22.0.0', to: '22.1.0', observation: died }];
  const text = bisectText({ rule: 'a/b', target: 'none' }, [{ name: 'node', line: '22', stretches }]);
  expect(text).toContain('no change within a line');
});

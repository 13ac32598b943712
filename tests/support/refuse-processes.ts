import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { afterEach, expect } from 'vitest';

// Unit tests stay quick and need no network. A test that starts a process belongs in a *.component.test.ts.
const STARTERS = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'] as const;

const refused: string[] = [];

function refuse(what: string) {
  return (): never => {
    refused.push(what);
    throw new Error(`a unit test cannot use ${what}: rename the file to *.component.test.ts`);
  };
}

for (const name of STARTERS) Object.assign(childProcess, { [name]: refuse(`child_process.${name}`) });
net.Socket.prototype.connect = refuse('Socket.connect');
net.Server.prototype.listen = refuse('Server.listen');
syncBuiltinESMExports();

// The code under test may catch the error.
afterEach(() => {
  expect(refused.splice(0), 'refused in a unit test').toEqual([]);
});

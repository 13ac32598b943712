import { expect, test } from 'vitest';
import { sessionEnvironment } from './environment.ts';

const given = { runtime: {}, nonce: 'abc', scratch: '/scratch' };

test('nothing is inherited but the path', () => {
  const host = {
    PATH: '/bin',
    NODE_OPTIONS: '--x',
    HOME: '/home/me',
    LANG: 'de_DE',
    NODE_EXTRA_CA_CERTS: '/ca',
  };
  expect(sessionEnvironment({ ...given, host, platform: 'linux' })).toEqual({
    PATH: '/bin',
    HOME: '/scratch',
    TMPDIR: '/scratch',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    NAPI_MATRIX_SESSION: 'abc',
  });
});

test('on Windows what the system itself needs is inherited, however it is spelled', () => {
  const host = { Path: 'C:\\bin', SystemRoot: 'C:\\Windows', TEMP: 'C:\\Temp', Node_Options: '--x' };
  const environment = sessionEnvironment({ ...given, host, platform: 'win32' });
  expect(environment).toMatchObject({ Path: 'C:\\bin', SystemRoot: 'C:\\Windows', TEMP: '/scratch' });
  expect(environment).not.toHaveProperty('Node_Options');
});

test('the runtime adds what it needs, but cannot take the marker away', () => {
  const runtime = { PATH: '/mine', NODE_OPTIONS: '--mine', NAPI_MATRIX_SESSION: 'forged' };
  expect(sessionEnvironment({ ...given, runtime, host: { PATH: '/bin' } })).toMatchObject({
    PATH: '/mine',
    NODE_OPTIONS: '--mine',
    NAPI_MATRIX_SESSION: 'abc',
  });
});

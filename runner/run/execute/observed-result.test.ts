import { describe, expect, it } from 'vitest';
import { isProbeFailure, observedResult } from './observed-result.ts';

const failure = { type: 'error', code: 'ERR_PROBE', message: 'too many references' };

describe('the result of a probe that completed', () => {
  it('is observed, whatever else it threw', () => {
    const observation = { probeThrew: { ...failure, code: 'ERR_PROBE_CALLBACK' } };
    expect(observedResult(observation)).toEqual({ outcome: { kind: 'observed' }, observation });
    expect(observedResult(null)).toEqual({ outcome: { kind: 'observed' }, observation: null });
  });

  it.each([
    [{ probeThrew: failure }],
    [{ loaded: false, error: failure }],
    [{ exitCode: 1, uncaught: [{ code: 'OTHER' }, failure] }],
  ])('%j is not observed: the machinery of the probe failed', (observation) => {
    expect(observedResult(observation)).toEqual({
      outcome: { kind: 'not-observed', reason: 'too many references' },
    });
  });
});

it.each([
  ["Error: napi_wrap(...) failed\n    at a {\n  code: 'ERR_PROBE'\n}", true],
  ["  code: 'ERR_PROBE_CALLBACK'", false],
  ['', false],
])('whether %j on stderr is a failure of the probe: %s', (stderr, is) => {
  expect(isProbeFailure(stderr)).toBe(is);
});

import { expect, test } from 'vitest';
import type { Report } from '../../report/schema.ts';
import { requireTargetOfReport, runtimeOfReport } from './from-report.ts';

function reportOf(...ids: string[]): Report {
  const runtimes = ids.map((id) => {
    const [name = '', version = ''] = id.split('@');
    return { id, name, version, napiVersion: 10, engine: 'v8@1', sha256: '0'.repeat(64) };
  });
  return { runtimes, targets: [{ id: '8', declared: 8 }] } as unknown as Report;
}

test.each([
  [['bun@1.4.5', 'node@18.20.8', 'node@26.10.0'], {}, 'node@26.10.0'],
  [['bun@1.4.5', 'bun@1.3.0', 'deno@2.9.6'], {}, 'bun@1.4.5'],
  [['node@18.20.8', 'node@26.10.0'], { node: ['18'] }, 'node@18.20.8'],
  [['bun@1.4.5', 'node@26.10.0'], { bun: ['1'] }, 'bun@1.4.5'],
  [['mine@1.0.0'], {}, 'mine@1.0.0'],
])('of %j, requesting %j, it is %s', (ids, requests, chosen) => {
  expect(runtimeOfReport(reportOf(...ids), requests).id).toBe(chosen);
});

test('a runtime that the report does not have is refused with those it has', () => {
  expect(() => runtimeOfReport(reportOf('node@18.20.8'), { node: ['20'] })).toThrow(
    'no Node.js 20; it has node@18.20.8',
  );
  expect(() => runtimeOfReport(reportOf('node@18.20.8'), { bun: ['latest'] })).toThrow('no Bun latest;');
  expect(() => runtimeOfReport(reportOf('node@18.20.8'), { node: ['18'], bun: ['1'] })).toThrow(
    '--from takes one runtime; got 18, 1',
  );
});

test('so is a target', () => {
  expect(() => requireTargetOfReport(reportOf(), '10')).toThrow(
    '"10" is not a target of the report; the report has 8',
  );
  expect(() => requireTargetOfReport(reportOf(), 'ten')).toThrow('"ten" is not a target');
});

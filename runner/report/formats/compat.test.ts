import { describe, expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import { compat } from './compat.ts';
import {
  DEVIATION,
  HOSTILE,
  reportOf,
  ruleOf,
  runtimeOf,
  textOf,
} from '../../../tests/support/fixtures/format-reports.ts';

interface Statement {
  readonly version_added: unknown;
  readonly version_removed?: unknown;
  readonly notes?: string | string[];
  readonly [field: string]: unknown;
}

interface Compat {
  readonly support: Readonly<Record<string, Statement | Statement[]>>;
  readonly spec_url?: string | string[];
  readonly status: object;
  readonly [field: string]: unknown;
}

interface Data {
  readonly __meta: { readonly releases: unknown };
  readonly node_api: Readonly<Record<string, Readonly<Record<string, { readonly __compat: Compat }>>>>;
}

function render(report: Report): Data {
  const text = textOf(compat.render(report, { timings: null, changes: [] }), 'compat.json');
  return JSON.parse(text) as Data;
}

function featureOf(report: Report, suite = 'suite', rule = 'rule'): Compat {
  const feature = render(report).node_api[suite]?.[rule];
  if (feature === undefined) throw new Error(`there is no ${suite}/${rule}`);
  return feature.__compat;
}

type Seen = 'conforms' | 'deviates' | 'partial' | 'unsupported' | 'error' | 'not run';

const known = { reason: 'It dies.', link: 'https://example.org/why' };
const CELLS: Readonly<Record<Seen, readonly Partial<CellRecord>[]>> = {
  conforms: [{}, {}],
  deviates: [{ ...CRASH, known }, DEVIATION],
  partial: [{}, { ...CRASH, known }],
  unsupported: [{ verdict: 'unsupported', outcome: { kind: 'unsupported', reason: 'no Worker' } }],
  error: [{ verdict: 'error', outcome: { kind: 'harness-error' } }],
  'not run': [],
};

/** Releases of Node.js, and the results of one rule in each for the targets 9 and 10. */
function nodejs(releases: Readonly<Record<string, Seen>>): Statement | Statement[] | undefined {
  const cells = Object.entries(releases).flatMap(([version, seen]) =>
    CELLS[seen].map((record, index) =>
      reportCell({ target: index === 0 ? '9' : '10', runtime: { version } }, record),
    ),
  );
  const runtimes = Object.keys(releases).map((version) => runtimeOf(`node@${version}`));
  return featureOf(reportOf(cells, { rules: [ruleOf('suite/rule')], runtimes })).support['nodejs'];
}

describe('a rule is supported', () => {
  it('since the oldest release that was measured, or longer', () => {
    expect(nodejs({ '18.20.8': 'conforms', '22.23.3': 'conforms' })).toEqual({ version_added: '≤18.20.8' });
  });

  it('since the first release from which on all conform, in the order of versions', () => {
    expect(nodejs({ '22.14.0': 'conforms', '9.0.0': 'deviates', '24.0.0': 'conforms' })).toEqual({
      version_added: '22.14.0',
    });
  });

  it('until it is not, and again, newest first', () => {
    const lines = { '18.0.0': 'conforms', '22.14.0': 'deviates', '23.5.0': 'conforms' } as const;
    expect(nodejs(lines)).toEqual([
      { version_added: '23.5.0' },
      { version_added: '≤18.0.0', version_removed: '22.14.0' },
    ]);
  });

  it('partly where some targets deviate, with the reason', () => {
    expect(nodejs({ '18.0.0': 'partial', '22.0.0': 'conforms' })).toEqual([
      { version_added: '22.0.0' },
      {
        version_added: '≤18.0.0',
        version_removed: '22.0.0',
        partial_implementation: true,
        notes: 'Deviates for 10: It dies. https://example.org/why',
      },
    ]);
  });

  it('never, where it was seen to deviate in every release', () => {
    expect(nodejs({ '18.0.0': 'deviates', '22.0.0': 'deviates' })).toEqual({
      version_added: false,
      notes: ['Deviates for 10: {"status":1}', 'Deviates for 9: It dies. https://example.org/why'],
    });
  });
});

describe('what was not measured', () => {
  it.each<Seen>(['unsupported', 'error', 'not run'])('is null and never false: %s', (seen) => {
    expect(nodejs({ '18.0.0': seen, '22.0.0': seen })).toEqual({ version_added: null });
  });

  it.each<Seen>(['unsupported', 'error', 'not run'])('begins and ends nothing: %s', (seen) => {
    expect(nodejs({ '18.0.0': seen, '20.0.0': 'conforms', '22.0.0': seen, '24.0.0': 'conforms' })).toEqual({
      version_added: '≤20.0.0',
    });
    expect(nodejs({ '18.0.0': seen, '20.0.0': 'deviates' })).toMatchObject({ version_added: false });
  });

  it('follows from the releases that were measured', () => {
    const runtimes = ['node@22.1.0', 'node@18.0.0', 'bun@1.4.5', 'mine'].map(runtimeOf);
    const report = reportOf([], { runtimes });
    expect(render(report).__meta.releases).toEqual({
      nodejs: ['18.0.0', '22.1.0'],
      bun: ['1.4.5'],
      mine: ['1.0.0'],
    });
    expect(Object.keys(featureOf(report).support)).toEqual(['nodejs', 'bun', 'mine']);
  });
});

describe('a rule', () => {
  const sources = [
    { title: 'an issue', url: 'https://github.com/nodejs/node/issues/1' },
    { title: 'documentation', url: 'https://nodejs.org/api/n-api.html#napi_wrap' },
  ];

  it('has its statement, and of its sources those that are places in a page', () => {
    const report = reportOf([reportCell()], { rules: [ruleOf('suite/rule', { sources })] });
    expect(featureOf(report)).toMatchObject({
      description: 'A value that goes in comes out.',
      spec_url: 'https://nodejs.org/api/n-api.html#napi_wrap',
      status: { experimental: false, standard_track: true, deprecated: false },
    });
    expect(featureOf(reportOf([reportCell()])).spec_url).toBeUndefined();
  });

  it('that only experimental addons meet is experimental, an informative one is off the track', () => {
    const rules = [ruleOf('suite/rule', { strength: 'informative' })];
    const report = reportOf([reportCell({ target: 'experimental' })], { rules });
    expect(featureOf(report).status).toMatchObject({ experimental: true, standard_track: false });
  });

  it('that is about flags names them', () => {
    const rules = [ruleOf('suite/rule', { flags: ['--trace-deprecation', '--disable-warning=DEP0168'] })];
    expect(featureOf(reportOf([reportCell()], { rules })).support['nodejs']).toMatchObject({
      flags: [
        { type: 'runtime_flag', name: '--trace-deprecation' },
        { type: 'runtime_flag', name: '--disable-warning', value_to_set: 'DEP0168' },
      ],
    });
  });
});

// schemas/compat-data.schema.json of mdn/browser-compat-data, by hand: it is not published with the data.
describe('the rules of browser-compat-data', () => {
  const releases = { '18.20.8': 'partial', '20.20.2': 'deviates', '22.23.3': 'conforms' } as const;
  const seen: readonly Readonly<Record<string, Seen>>[] = [
    releases,
    { '18.20.8': 'conforms' },
    { '18.20.8': 'deviates' },
    { '18.20.8': 'not run' },
  ];

  it.each(seen)('hold for the statements on %j', (of) => {
    const support = nodejs(of) ?? [];
    if (Array.isArray(support)) expect(support.length).toBeGreaterThan(1);
    for (const statement of [support].flat()) {
      const { version_added, version_removed, notes, ...more } = statement;
      if (version_added !== null && version_added !== false) {
        expect(version_added).toMatch(/^(≤?\d+(\.\d+)*|preview)$/);
      }
      if (version_removed !== undefined) expect(version_removed).toMatch(/^\d+(\.\d+)*$/);
      if (Array.isArray(notes)) expect(notes.length).toBeGreaterThan(1);
      if ('partial_implementation' in more) expect(notes).toBeDefined();
      expect(['partial_implementation', 'flags']).toEqual(expect.arrayContaining(Object.keys(more)));
    }
  });

  it('hold for what is around them', () => {
    const url = 'https://nodejs.org/api/n-api.html#';
    const sources = ['a', 'b', 'a'].map((name) => ({ title: name, url: `${url}${name}` }));
    const report = reportOf([reportCell()], { rules: [ruleOf('suite/rule', { sources })] });
    const data = render(report);
    expect(Object.keys(data)).toEqual(['__meta', 'node_api']);
    const { spec_url, ...feature } = featureOf(report);
    expect(spec_url).toEqual([`${url}a`, `${url}b`]);
    expect(Object.keys(feature).sort()).toEqual(['description', 'status', 'support']);
    expect(Object.keys(feature.status)).toEqual(['experimental', 'standard_track', 'deprecated']);
  });
});

describe('text from a runtime or a rule', () => {
  it('is no markup', () => {
    const cell = reportCell({}, { ...CRASH, outcome: { kind: 'crashed', signal: HOSTILE } });
    const rules = [ruleOf('suite/rule', { statement: '<b>bold</b> & more' })];
    const { support, description } = featureOf(reportOf([cell], { rules }));
    expect(description).toBe('&lt;b&gt;bold&lt;/b&gt; &amp; more');
    expect((support['nodejs'] as Statement).notes).toMatch(/^[^<>]*&lt;script&gt;[^<>]*$/);
  });

  it('is no name of anything but a feature', () => {
    const ids = ['__proto__/polluted', 'a b/c.d', 'constructor/x'];
    const data = render(reportOf([reportCell()], { rules: ids.map((id) => ruleOf(id)) }));
    expect(Object.keys(data.node_api)).toEqual(expect.arrayContaining(['a_b', 'constructor']));
    expect({}).not.toHaveProperty('polluted');
  });

  it('may be a version of any kind', () => {
    const runtimes = [{ ...runtimeOf('mine'), version: 'my build, 2' }];
    const cell = { ...reportCell(), runtime: 'mine' };
    expect(featureOf(reportOf([cell], { runtimes })).support['mine']).toEqual({
      version_added: '≤my build, 2',
    });
  });
});

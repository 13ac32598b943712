/**
 * Allowed imports: a folder imports from those before it in its list, and nothing imports in a circle. The order is
 * the flow of a run; see runner/run/README.md.
 */
const LAYERS = [
  ['suites', '^suites/'],
  ['shared', '^runner/shared/'],
  ['process', '^runner/run/process/'],
  ['packages', '^runner/run/packages/'],
  ['addons', '^runner/run/addons/'],
  ['runtimes', '^runner/run/runtimes/'],
  ['profiles', '^runner/run/profiles/'],
  ['plan', '^runner/run/plan/'],
  ['execute', '^runner/run/execute/'],
  ['judge', '^runner/run/judge/'],
  ['self-test', '^runner/run/self-test/'],
  ['report', '^runner/report/'],
  ['compare', '^runner/compare/'],
  ['authors', '^runner/authors/'],
  ['tools', '^runner/tools/'],
  ['command line', '^runner/cli/'],
];

const againstTheFlow = LAYERS.slice(0, -1).map(([name, path], index) => ({
  name: `${name}: no import from a later step`,
  severity: 'error',
  from: { path },
  to: { path: LAYERS.slice(index + 1).map(([, later]) => later) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no test double in what is published',
      severity: 'error',
      from: { path: '^(runner|suites)/' },
      to: { path: '^(tests|bench)/' },
    },
    ...againstTheFlow,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};

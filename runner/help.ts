export const HELP = `napi-matrix: what a declared Node-API version does, in every runtime

  npm run matrix -- [command] [options]

Without a command or options it runs every rule for every target in the runtimes of matrix.json.

Commands
  rules                   list the rules; takes --suite, --rule
  explain RULE            all of one rule: what is expected, its sources, which releases are known to deviate
  changes FROM TO         what an addon meets whose declared version moves, as 8 10: observed in the newest Node.js of
                          matrix.json or in the runtime of --node or --runtime; --from FILE: taken from a report.json
  mutants                 plant faults and show that every rule can fail; the same runtime; --all: every fault on every
                          rule; --update: write the outcome to suites/mutants.json

What to run
  --node VERSIONS         Node.js releases: majors, versions, semver ranges, lts, latest; as 18,20,22
  --runtime NAME=PATH     any executable that implements Node-API; may be repeated
  --target IDS            declared versions: none, a number, experimental; as 8,10
  --suite GLOBS           suites, as load or 't*'
  --rule GLOBS            rules, as 'load/too-new*'
  --list                  print the plan and run nothing

How to run
  --concurrency N         processes at a time (default: one per core)
  --timeout SECONDS       time limit of one probe (default: timeout of matrix.json)
  --isolate-all           a process of its own for every cell
  --offline               never use the network: what is cached works
  --addons DIR            use the built addons in DIR and build nothing
  --config FILE           another matrix.json

What comes out
  --out DIR               where report.json and timings.json go (default: reports/latest)
  --json                  the report on stdout, everything else on stderr
  --verbose               print the raw observation of every cell
  --quiet                 no progress
  --no-known              treat known deviations as new
  --update-expectations   rewrite suites/expectations/<runtime>.json to what was observed
  --help, --version

Exit code: 0 all cells conform or are known; 1 a new deviation, an unexpected pass, a flaky or missing cell;
2 bad usage, configuration or environment; 130 interrupted.
`;

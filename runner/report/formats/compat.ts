import semver from 'semver';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { compatSchema, type CompatData, type CompatFeature } from './compat-schema.ts';
import { supportOf } from './compat-support.ts';
import type { Format } from './format.ts';
import { groupBy } from '../../shared/group-by.ts';
import { htmlText } from './html-text.ts';

type Rule = Report['rules'][number];
type Runtime = Report['runtimes'][number];

/** compat.json: since which release of each runtime each rule is kept, in the shape of browser-compat-data. */
export const compat: Format = {
  render(report) {
    const data = compatSchema.parse(compatData(report));
    return [{ name: 'compat.json', text: [`${JSON.stringify(data, null, 2)}\n`] }];
  },
};

function compatData(report: Report): CompatData {
  const { tool, rules } = report;
  const families = familiesOf(report.runtimes);
  const cells = groupBy(report.cells, ({ rule }) => rule);
  const suites = groupBy(rules, ({ id }) => identifier(id.split('/')[0]));
  const features = (of: readonly Rule[]): Record<string, CompatFeature> =>
    Object.fromEntries(
      of.map((rule) => [
        identifier(rule.id.split('/')[1]),
        featureOf(rule, families, cells.get(rule.id) ?? []),
      ]),
    );
  const releases = [...families].map(([name, of]) => [name, of.map(({ version }) => version)] as const);
  return {
    __meta: { tool: tool.name, version: tool.version, releases: Object.fromEntries(releases) },
    node_api: Object.fromEntries([...suites].map(([name, of]) => [name, features(of)])),
  };
}

function identifier(word = ''): string {
  return word.replaceAll(/[^\w$@-]/g, '_');
}

/** Runtimes by the names of browser-compat-data, releases oldest first. What is no semantic version stays in its place. */
function familiesOf(runtimes: readonly Runtime[]): ReadonlyMap<string, readonly Runtime[]> {
  const families = groupBy(runtimes, ({ name }) => (name === 'node' ? 'nodejs' : name));
  for (const family of families.values()) {
    if (family.every(({ version }) => semver.valid(version) !== null)) {
      family.sort((a, b) => semver.compare(a.version, b.version));
    }
  }
  return families;
}

function featureOf(
  rule: Rule,
  families: ReadonlyMap<string, readonly Runtime[]>,
  cells: readonly CellRecord[],
): CompatFeature {
  const perRuntime = groupBy(cells, ({ runtime }) => runtime);
  const support = [...families].map(([name, runtimes]) => {
    const releases = runtimes.map(({ id, version }) => ({ version, cells: perRuntime.get(id) ?? [] }));
    return [name, oneOrMore(supportOf(releases, rule.flags ?? []))] as const;
  });
  return {
    __compat: {
      description: htmlText(rule.statement),
      ...specUrl(rule),
      support: Object.fromEntries(support),
      status: {
        experimental: cells.length > 0 && cells.every(({ target }) => target === 'experimental'),
        standard_track: rule.strength !== 'informative',
        deprecated: false,
      },
    },
  };
}

/** Only an address that points into a page is one in browser-compat-data; discussions are none. */
function specUrl({ sources }: Rule): { spec_url?: string | string[] } {
  const urls = [...new Set(sources.map(({ url }) => url).filter((url) => /^https:\/\/[^#]+#.+/.test(url)))];
  return urls.length === 0 ? {} : { spec_url: oneOrMore(urls) };
}

/** One stands for itself; an array has two or more. */
function oneOrMore<Item>(items: Item[]): Item | Item[] {
  const [first, ...more] = items;
  return first !== undefined && more.length === 0 ? first : items;
}

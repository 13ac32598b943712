import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';
import { htmlPage } from './html.ts';
import { readList } from './list.ts';
import { ecosystemPage } from './page.ts';
import { surveySchema, type Survey, type SurveyedPackage } from './survey-schema.ts';

const ADMITS_CRASH = {
  code: 'NM1001',
  severity: 'error',
  title: 'engines.node admits Node.js releases that this addon takes down',
  detail: '>=16 admits 20.3.0 to 20.20.2, which die of SIGSEGV when they load an addon that declares 10',
  fix: '"engines": { "node": ">=22.14.0" }',
  files: 2,
} as const;

const FACTS = {
  version: '1.0.0',
  declares: '10',
  imports: '5',
  engines: '>=16',
  crashes: '20.3.0 to 20.20.2',
};

function surveyed(fields: Partial<SurveyedPackage> = {}): SurveyedPackage {
  return {
    package: 'an-addon',
    why: 'of the test',
    facts: FACTS,
    addons: 2,
    findings: [ADMITS_CRASH],
    problem: null,
    ...fields,
  };
}

function survey(packages: SurveyedPackage[], changes: Survey['changes'] = null): Survey {
  const tool = { name: 'napi-matrix', version: '0.0.0' };
  return surveySchema.parse({ schemaVersion: 1, tool, changes, packages });
}

const options = { addressOf: (file: string) => `../${file}` };

it('the list has at least 120 packages, each once and with a reason', async () => {
  const names = (await readList()).map((each) => each.package);
  expect(names.length).toBeGreaterThanOrEqual(120);
  expect(new Set(names).size).toBe(names.length);
});

it('the page has the proof and the fix of each finding, and a row for each package', () => {
  const page = ecosystemPage(survey([surveyed(), surveyed({ package: 'b', findings: [] })]), options);
  expect(page).toContain('2 packages have 4 addons in them. 1 of these packages admits a release');
  expect(page).toContain('[NM1001](../docs/findings/NM1001.md): error, 1 package.');
  expect(page).toContain(`| an-addon 1.0.0 | &gt;=16 admits 20.3.0 to 20.20.2`);
  expect(page).toMatch(/^\| b 1\.0\.0 \| 2 \| 10 \| 5 \| `>=16` \| 20\.3\.0 to 20\.20\.2 \| {2}\|$/m);
});

it('a package that could not be fetched is named with the reason, and counts for nothing', () => {
  const lost = surveyed({ facts: null, addons: 0, findings: [], problem: 'no such package' });
  const page = ecosystemPage(survey([lost]), options);
  expect(page).toContain('0 packages have 0 addons');
  expect(page).toMatch(/^\| an-addon \|.*\| no such package \|$/m);
});

it('what a package says is no markup', () => {
  const evil = { ...ADMITS_CRASH, detail: '<script>alert(1)</script> | [x](javascript:y) @someone' };
  const facts = { ...FACTS, version: '1.0.0<img src=x>', engines: '`<b>' };
  const html = htmlPage(ecosystemPage(survey([surveyed({ findings: [evil], facts })]), options));
  expect(html).not.toMatch(/<script|<img|<b>|href="javascript/);
  expect(html).toContain('<h1>Published packages');
});

it('a change of what is declared, of findings and of the list is a sentence', () => {
  const now = [
    surveyed({ facts: { ...FACTS, version: '1.1.0', declares: '8', crashes: '' }, findings: [] }),
    surveyed({ package: 'b' }),
    surveyed({ package: 'new' }),
  ];
  const before = [surveyed(), surveyed({ package: 'b', findings: [] }), surveyed({ package: 'old' })];
  expect(changesOf({ packages: before }, { packages: now })).toEqual([
    'an-addon 1.1.0 declares 8 (was 10): crashes no release',
    'an-addon 1.1.0 no longer has NM1001',
    'b 1.0.0 now has NM1001',
    'new is new in the list',
    'old left the list',
  ]);
  expect(changesOf({ packages: now }, { packages: now })).toEqual([]);
  expect(ecosystemPage(survey(now, []), options)).toContain('survey before\n\nNothing.\n');
});

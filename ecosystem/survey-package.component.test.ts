import { expect, it } from 'vitest';
import { readSupports } from '../runner/authors/predict/supports.ts';
import { subjectOfFolder } from '../runner/authors/subject/find-subjects.ts';
import { fetchedPackage, nameOf } from '../truth/fetched-package.ts';
import { surveySubjects } from './survey-package.ts';
import type { SurveyedPackage } from './survey-schema.ts';

const { signal } = new AbortController();

/** Published files never change; they are cached. */
async function surveyed(spec: string, ...platforms: readonly string[]): Promise<SurveyedPackage> {
  const subjectOf = async (each: string) => subjectOfFolder(await fetchedPackage(each, undefined, signal));
  const own = await subjectOf(spec);
  const others = await Promise.all(platforms.map(subjectOf));
  return surveySubjects({ package: nameOf(spec), why: 'of the test' }, own, others, await readSupports());
}

it.each([
  ['argon2@0.45.1', 10, '10', /^18\.17\.0 to 18\.20\.8/, ['NM1001', 'NM1002', 'NM1005', 'NM2003', 'NM3001']],
  ['better-sqlite3@13.0.3', 8, '10', /^18\.17\.0 to/, ['NM1001']],
  ['bcrypt@6.0.0', 10, 'none', /^$/, ['NM1006']],
  ['bufferutil@4.1.0', 5, 'none', /^$/, ['NM1006']],
  ['keccak@3.0.4', 4, 'none', /^$/, ['NM1006']],
  ['fsevents@2.3.3', 1, '4', /^$/, []],
  ['udx-native@1.21.3', 10, '9', /^20\.2\.0$/, ['NM1002']],
  ['@koromix/koffi-linux-x64@3.3.4', 2, 'experimental', /^$/, ['NM1004']],
  ['posix-node@0.12.0', 4, 'none', /^$/, []],
  ['@rollup/rollup-linux-arm64-musl@4.68.8', 1, 'none', /^$/, []],
])('%s', async (spec, addons, declares, crashes, codes) => {
  const result = await surveyed(spec);
  expect(result).toMatchObject({ addons, facts: { declares }, problem: null });
  expect(result.facts?.crashes).toMatch(crashes);
  expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
});

it('platform packages count for the package that names them, and its engines hold for them', async () => {
  const platforms = ['@parcel/watcher-linux-x64-glibc@2.6.0', '@parcel/watcher-darwin-arm64@2.6.0'];
  const result = await surveyed('argon2@0.45.1', ...platforms);
  expect(result.addons).toBe(12);
  expect(result.facts).toMatchObject({ version: '0.45.1', engines: '>=16.17.0' });
});

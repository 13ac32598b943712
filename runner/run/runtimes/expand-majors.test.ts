import { expect, it } from 'vitest';
import { expandMajors } from './expand-majors.ts';

const VERSIONS = ['16.20.2', '18.20.8', '18.1.0', '20.9.0', '9.0.0', '100.0.0'];

it('a number with a plus means every line from there on, whatever else is requested', () => {
  expect(expandMajors(['18+'], VERSIONS)).toEqual(['18', '20', '100']);
  expect(expandMajors(['lts', ' 20+ ', '>=9'], VERSIONS)).toEqual(['lts', '20', '100', '>=9']);
});

it('of no release, it means a line that is not there', () => {
  expect(expandMajors(['101+'], VERSIONS)).toEqual(['101']);
});

it('a line of which only prereleases are there is no line yet', () => {
  expect(expandMajors(['20+'], [...VERSIONS, '101.0.0-rc.1'])).toEqual(['20', '100']);
});

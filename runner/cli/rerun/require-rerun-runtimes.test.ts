import { expect, it } from 'vitest';
import { runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import { UserError } from '../../shared/user-error.ts';
import { requireRerunRuntimes } from './require-rerun-runtimes.ts';

const emnapi = (version: string) => runtimeWith({ name: 'emnapi', version });

it('what failed runs again where it failed', () => {
  expect(() => {
    requireRerunRuntimes([emnapi('1.11.3')], [runtimeWith(), emnapi('1.11.3')], 'report.json');
  }).not.toThrow();
});

it('another version than the one that failed is reported in one line', () => {
  expect(() => {
    requireRerunRuntimes([runtimeWith(), emnapi('1.11.2')], [runtimeWith(), emnapi('1.11.3')], 'report.json');
  }).toThrow(
    new UserError(
      'emnapi@1.11.2 failed in report.json, but here it is emnapi@1.11.3: its cells cannot be re-run; run the whole matrix',
    ),
  );
});

it('a runtime that failed and cannot be had is reported in one line', () => {
  expect(() => {
    requireRerunRuntimes(
      [runtimeWith({ name: 'embedder', version: '20.0.0' })],
      [runtimeWith()],
      'report.json',
    );
  }).toThrow('embedder@20.0.0 failed in report.json, but there is no embedder here');
});

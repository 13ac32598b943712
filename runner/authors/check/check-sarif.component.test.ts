import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
import { expect, it } from 'vitest';
import { checkedAddon, manifest } from '../../../tests/support/fixtures/checked-addon.ts';
import { fetchedPackage } from '../../../truth/fetched-package.ts';
import { findingsOf } from '../findings/kinds.ts';
import { checkSarif } from './check-sarif.ts';
import { locate } from './located.ts';

/** The package that carries the schema of OASIS, as GitHub and Visual Studio use it. */
const PACKAGE = '@microsoft/jest-sarif@1.0.0-beta.0';
const SCHEMA = 'lib/schemas/sarif-2.1.0-rtm.5.json';

it('SARIF meets the schema of OASIS, and a level of our own would not', async () => {
  const folder = await fetchedPackage(PACKAGE, undefined, new AbortController().signal);
  const schema = JSON.parse(await readFile(path.join(folder, SCHEMA), 'utf8')) as Schema;
  const validator = new Validator(schema, '4', false);
  const checked = checkedAddon({
    facts: { declared: 10 },
    path: 'prebuilds/linux-x64/evil\u001b[2J\u202e%\n::error::x.node',
    manifest: manifest({ engines: { node: '>=20' } }),
  });
  const findings = await locate(checked.subject, await findingsOf(checked));
  expect(findings).not.toEqual([]);
  const text = checkSarif([{ checked, findings }], '/elsewhere');
  expect(validator.validate(JSON.parse(text)).errors).toEqual([]);
  const wrong = text.replace('"level": "error"', '"level": "hint"');
  expect(wrong).not.toBe(text);
  expect(validator.validate(JSON.parse(wrong)).valid).toBe(false);
});

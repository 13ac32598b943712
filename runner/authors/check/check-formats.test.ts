import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkedAddon, manifest } from '../../../tests/support/fixtures/checked-addon.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { findingsOf } from '../findings/kinds.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkJson } from './check-json.ts';
import { checkMarkdown } from './check-markdown.ts';
import { chooseOutput, parseSeverity } from './check-output.ts';
import { checkSarif } from './check-sarif.ts';
import { checkSchema } from './check-schema.ts';
import { checkText } from './check-text.ts';
import { locate, type CheckResult } from './located.ts';

const HOSTILE = 'evil\u001b[2J\u202e\u{e0001}%\n::error::x.node';
let folder: string;
let result: CheckResult;
let hostile: CheckResult;

async function resultOf(file: string): Promise<CheckResult> {
  const checked = checkedAddon({
    facts: { declared: 10 },
    path: file,
    folder,
    manifest: manifest({ engines: { node: '>=20' } }),
  });
  return { checked, findings: await locate(checked.subject, await findingsOf(checked)) };
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder, 'package.json'), '{\n  "name": "an-addon",\n  "engines": {}\n}\n');
  result = await resultOf('prebuilds/linux-x64/addon.node');
  hostile = await resultOf(`prebuilds/linux-x64/${HOSTILE}`);
});

it('JSON has what each file declares and imports, and meets its schema', () => {
  const report = checkSchema.parse(JSON.parse(checkJson([result])));
  const [subject] = report.subjects;
  expect(subject?.engines).toBe('>=20');
  expect(subject?.files[0]).toMatchObject({ declared: 10, imports: ['napi_create_object'], problem: null });
  expect(subject?.findings[0]).toMatchObject({ code: 'NM1001', file: 'package.json', line: 3 });
});

it('JSON says unknown of a file that cannot be read', () => {
  const { checked } = result;
  const unreadable = checked.files.map((file) => ({ ...file, parts: [], problem: 'not a shared object' }));
  const report = JSON.parse(
    checkJson([{ checked: { ...checked, files: unreadable }, findings: [] }]),
  ) as unknown;
  expect(report).toMatchObject({ subjects: [{ files: [{ declared: 'unknown', imports: [] }] }] });
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly object[];
      readonly tool: { readonly driver: { readonly rules: readonly object[] } };
    },
  ];
}

describe('SARIF', () => {
  const sarifOf = (results: readonly CheckResult[]) => JSON.parse(checkSarif(results, folder)) as Sarif;

  it('points at the line of engines, relative to the repository', () => {
    const [run] = sarifOf([result]).runs;
    expect(run.results[0]).toMatchObject({
      ruleId: 'NM1001',
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'package.json' }, region: { startLine: 3 } } },
      ],
      partialFingerprints: { 'napiMatrixFinding/v1': expect.stringMatching(/^[\da-f]{64}$/) as string },
    });
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: 'NM1001',
      helpUri: expect.stringMatching(/^https:.*\/docs\/findings\/NM1001\.md$/) as string,
    });
  });

  it('names a file outside of the repository by its package', () => {
    const [run] = (JSON.parse(checkSarif([result], '/elsewhere')) as Sarif).runs;
    expect(JSON.stringify(run.results[0])).toContain('"uri":"an-addon%401.0.0/package.json"');
  });

  it('names a package whose name is half of a surrogate pair', () => {
    const { subject } = result.checked;
    const checked = { ...result.checked, subject: { ...subject, title: 'evil\ud800' } };
    expect(checkSarif([{ ...result, checked }], '/elsewhere')).toContain('evil%5Cu%7Bd800%7D/package.json');
  });

  it('keeps the fingerprint when a line moves and when the version changes', () => {
    const moved = result.findings.map((finding) => ({ ...finding, line: 9, detail: 'other numbers' }));
    const fingerprints = (results: readonly CheckResult[]) =>
      sarifOf(results).runs[0].results.map(
        (each) => (each as { partialFingerprints: unknown }).partialFingerprints,
      );
    expect(fingerprints([{ ...result, findings: moved }])).toEqual(fingerprints([result]));
  });
});

describe('annotations', () => {
  it('are lines that GitHub Actions understands', () => {
    expect(checkAnnotations([result], folder).split('\n')[0]).toMatch(
      /^::error file=package\.json,line=3,title=NM1001 engines\.node admits .*::an-addon@1\.0\.0: >=20 admits /,
    );
  });

  it('are at most ten, and the most severe', () => {
    const many = Array.from({ length: 8 }, () => result);
    const lines = checkAnnotations(many, folder).trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(8);
  });
});

it.each([
  ['text', (one: CheckResult) => checkText(one.checked, one.findings)],
  ['JSON', (one: CheckResult) => checkJson([one])],
  ['SARIF', (one: CheckResult) => checkSarif([one], folder)],
  ['Markdown', (one: CheckResult) => checkMarkdown([one])],
  ['annotations', (one: CheckResult) => checkAnnotations([one], folder)],
])('%s escapes the name of a hostile file', (_format, render) => {
  const text = render(hostile);
  expect(text).not.toMatch(/(?![\n])[\p{Cc}\p{Cf}]/u);
  expect(text).not.toMatch(/^::error::x/m);
});

it('JSON keeps the characters of a hostile name', () => {
  const report = checkSchema.parse(JSON.parse(checkJson([hostile])));
  expect(report.subjects[0]?.files[0]?.path).toBe(`prebuilds/linux-x64/${HOSTILE}`);
});

it('Markdown has a row per kind of addon and a link per finding', () => {
  const text = checkMarkdown([result]);
  expect(text).toContain('| `prebuilds/linux-x64/addon.node` | declares 10 | ');
  expect(text).toMatch(/- \*\*error\*\* \[NM1001\]\(https:/);
});

describe('the options of output', () => {
  const none = { json: false, sarif: false, report: null };

  it('exclude each other, and take no other report', () => {
    expect(() => chooseOutput({ ...none, json: true, sarif: true })).toThrow('one format');
    expect(() => chooseOutput({ ...none, report: ['html'] })).toThrow(
      'check --report takes markdown; got "html"',
    );
    expect(chooseOutput(none)).toBeNull();
  });

  it('take a severity', () => {
    expect(parseSeverity(null)).toBe('error');
    expect(parseSeverity('hint')).toBe('hint');
    expect(() => parseSeverity('info')).toThrow('--fail-on takes error, warning, hint; got "info"');
  });
});

it('docs/check.md describes every key of the JSON', async () => {
  const page = await readFile(path.join(projectRoot, 'docs', 'check.md'), 'utf8');
  const keys = new Set<string>();
  JSON.parse(checkJson([result]), (key: string, value: unknown) => {
    if (/^[a-z]/i.test(key)) keys.add(key);
    return value;
  });
  expect([...keys].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`"${key}"`))).toEqual([]);
});

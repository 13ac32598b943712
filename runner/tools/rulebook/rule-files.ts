import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Rule } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';

export interface RuleFiles {
  /** `suites/reference/primitives.ts:41`; without a line where code makes the key. */
  readonly rule: string;
  readonly probe: string;
  /** The C sources of the addon, with the lines of the functions that the probe calls. */
  readonly c: readonly string[];
}

/** Where a rule, its probe and its C code are, relative to the project. `subject`: the folder of its addon. */
export async function ruleFiles(rule: Rule, subject: string, root = projectRoot): Promise<RuleFiles> {
  const suite = path.join('suites', rule.suite);
  const key = rule.id.slice(rule.suite.length + 1);
  const declarations = (await readdir(path.join(root, suite))).filter((name) => name.endsWith('.ts')).sort();
  const declared = await firstMatch(
    root,
    declarations.map((name) => path.join(suite, name)),
    definitionOf(key, '(?::| =)'),
  );
  const probes = path.join(suite, `${rule.suite}.probe.cjs`);
  const probe = await firstMatch(root, [probes], definitionOf(rule.probe, '(?:\\(|:)'));
  return {
    rule: declared ?? path.join(suite, `${rule.suite}.suite.ts`),
    probe: probe ?? probes,
    c: await cFiles(subject, probe, root),
  };
}

/** A property, a method or a function of this name at the start of a line. */
function definitionOf(name: string, end: string): RegExp {
  const escaped = name.replaceAll(/[^\w-]/g, String.raw`\$&`);
  return new RegExp(`^\\s*(?:async )?(?:function )?['"]?${escaped}['"]?${end}`);
}

async function firstMatch(root: string, files: readonly string[], pattern: RegExp): Promise<string | null> {
  for (const file of files) {
    const lines = await linesOf(path.join(root, file));
    const index = lines.findIndex((line) => pattern.test(line));
    if (index >= 0) return `${file}:${index + 1}`;
  }
  return null;
}

async function cFiles(subject: string, probe: string | null, root: string): Promise<string[]> {
  const folder = path.join('addons', subject);
  const sources = (await readdir(path.join(root, folder))).filter((name) => /\.(c|cc|h)$/.test(name)).sort();
  const called = probe === null ? [] : await functionsCalled(root, probe);
  const places = await Promise.all(
    sources.map(async (name) => {
      const lines = await linesOf(path.join(root, folder, name));
      const isExport = (line: string) => called.some((each) => line.includes(`"${each}"`));
      const found = lines.flatMap((line, index) => (isExport(line) ? [index + 1] : []));
      return found.length === 0 ? [] : [`${path.join(folder, name)}:${found.join(',')}`];
    }),
  );
  const found = places.flat();
  return found.length > 0 ? found : sources.map((name) => path.join(folder, name));
}

/** The members of the addon that the body of a probe names. */
async function functionsCalled(root: string, probe: string): Promise<string[]> {
  const [file = '', line = ''] = probe.split(':');
  const lines = (await linesOf(path.join(root, file))).slice(Number(line) - 1);
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  const end = lines.findIndex((text) => text.startsWith(`${indent}}`));
  const body = lines.slice(0, end + 1).join('\n');
  return [...new Set([...body.matchAll(/\baddon\.(\w+)/g)].map(([, name = '']) => name))];
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n');
}

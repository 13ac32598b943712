import { toolVersion } from '../../shared/tool-version.ts';
import type { Declared } from '../binary/declaration.ts';
import { findingAddress } from '../findings/finding-address.ts';
import type { CheckedFile } from './checked.ts';
import { checkSchema, type CheckJson } from './check-schema.ts';
import type { CheckResult } from './located.ts';
import { printableJson } from '../../shared/printable-json.ts';

/** The results as JSON; docs/check.md describes it. */
export function checkJson(results: readonly CheckResult[]): string {
  return printableJson(checkSchema.parse(checkData(results)));
}

function checkData(results: readonly CheckResult[]): CheckJson {
  return {
    schemaVersion: 1,
    tool: { name: 'napi-matrix', version: toolVersion },
    subjects: results.map(({ checked: { subject, files }, findings }) => ({
      title: subject.title,
      name: subject.manifest?.name ?? null,
      version: subject.manifest?.version ?? null,
      engines: subject.manifest?.engines.node ?? null,
      files: files.map(fileData),
      findings: findings.map(({ code, severity, title, detail, fix, files: concerned, file, line }) => ({
        ...{ code, severity, title, detail, fix, files: [...concerned], file, line },
        help: findingAddress(code),
      })),
    })),
  };
}

function fileData({ path, claims, problem, parts }: CheckedFile): CheckJson['subjects'][0]['files'][0] {
  return {
    path,
    claims: { ...claims },
    problem,
    declared: declaredBy(parts.map(({ facts }) => facts.declared)),
    imports: [...new Set(parts.flatMap(({ facts }) => facts.imports))].sort(),
    parts: parts.map(({ facts, fates: { node, bun, deno } }) => ({
      ...facts,
      imports: [...facts.imports],
      optionalImports: [...facts.optionalImports],
      libuv: [...facts.libuv],
      fates: { node: [...node], bun: [...bun], deno: [...deno] },
    })),
  };
}

/** What all machines' parts of a file declare; `unknown` where they differ, or where the file cannot be read. */
function declaredBy(parts: readonly Declared[]): Declared {
  const [first, ...others] = parts;
  return first === undefined || others.some((other) => other !== first) ? 'unknown' : first;
}

import { createHash } from 'node:crypto';
import { printable } from '../../shared/printable.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import { findingAddress } from '../findings/finding-address.ts';
import type { Severity } from '../findings/finding.ts';
import { FINDING_KINDS } from '../findings/kinds.ts';
import type { CheckResult, LocatedFinding } from './located.ts';
import { printableJson } from '../../shared/printable-json.ts';
import { repositoryPath } from './repository-path.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' };

/**
 * The findings as SARIF 2.1.0, for code scanning. Paths are relative to `repository`, an absolute path.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkSarif(results: readonly CheckResult[], repository: string): string {
  const rules = FINDING_KINDS.map(({ code, severity, title }) => ({
    id: code,
    shortDescription: { text: title },
    helpUri: findingAddress(code),
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  const driver = { name: 'napi-matrix', version: toolVersion, rules };
  return printableJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        automationDetails: { id: 'napi-matrix/check' },
        results: results.flatMap((result) =>
          result.findings.map((finding) => resultOf(result, finding, repository)),
        ),
      },
    ],
  });
}

function resultOf({ checked: { subject } }: CheckResult, finding: LocatedFinding, repository: string) {
  const { code, severity, title, detail, fix, files, file, line } = finding;
  const path = repositoryPath(repository, subject, file);
  const sentences = [
    `${subject.title}: ${title}`,
    detail,
    ...(files.length > 0 ? [`In: ${files.join(', ')}`] : []),
  ];
  return {
    ruleId: code,
    ruleIndex: FINDING_KINDS.findIndex((kind) => kind.code === code),
    level: LEVELS[severity],
    message: { text: printable(`${sentences.join('. ')}. Fix: ${fix}`, 2000) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: uriOf(path),
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: line },
        },
      },
    ],
    partialFingerprints: { 'napiMatrixFinding/v1': fingerprint(subject.manifest?.name ?? path, finding) },
  };
}

/** Stays the same when lines move and when versions change: the kind, the package and the files. */
function fingerprint(name: string, { code, files }: LocatedFinding): string {
  return createHash('sha256')
    .update(JSON.stringify([code, name, [...files].sort()]))
    .digest('hex');
}

/** A package may be named by half of a surrogate pair, which no address can have. */
function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(printable(part, 1000)))
    .join('/');
}

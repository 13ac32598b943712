import semver from 'semver';
import { KNOWN_VERSIONS } from '../../authors/engines/highest-version.ts';
import { rangeText, versionText } from '../../authors/engines/engines-text.ts';
import { readSupports } from '../../authors/predict/supports.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Arguments } from '../arguments/arguments.ts';

/** `engines N`: in which releases an addon that declares N loads. `engines --for RANGE`: what to declare for a range. */
export async function engines(word: string | undefined, args: Arguments): Promise<number> {
  if ((word === undefined) === (args.for === null)) {
    throw new UserError(
      'engines takes a version, e.g. engines 10, or a range, e.g. engines --for ">=18"; not both',
    );
  }
  const text =
    word === undefined
      ? rangeText(rangeOf(args.for ?? ''), await readSupports())
      : versionText(versionOf(word), await readSupports());
  process.stdout.write(text);
  return EXIT.ok;
}

function rangeOf(text: string): string {
  if (semver.validRange(text) !== null) return text;
  throw new UserError(
    `--for expected a range for engines.node, e.g. ">=18" or "^20.3.0 || >=22"; got "${text}"`,
  );
}

function versionOf(word: string): number {
  const version = Number(word);
  if (KNOWN_VERSIONS.includes(version)) return version;
  const known = KNOWN_VERSIONS.join(', ');
  const isLower = /^\d+$/.test(word) && version < (KNOWN_VERSIONS[0] ?? 0);
  const hint = isLower ? `; a lower version counts as ${KNOWN_VERSIONS[0]}` : '';
  throw new UserError(
    `engines takes a Node-API version that releases support: ${known}; got "${word}"${hint}`,
  );
}

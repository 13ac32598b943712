import { EMNAPI_HOSTS, type EmnapiHost } from '../../run/runtimes/emnapi-hosts.ts';
import type { NamedExecutable } from '../../run/plan/query.ts';
import { LONGEST_TIMEOUT } from '../../shared/longest-timeout.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Shard } from '../../run/plan/shard.ts';
import type { OptionKind } from './options.ts';

/** The parsed value of each kind of option; null or empty when the option was not given. */
export interface Values {
  flag: boolean;
  /** Words separated by commas. */
  list: readonly string[] | null;
  path: string | null;
  runtimes: readonly NamedExecutable[];
  /** A whole number above 0. */
  count: number | null;
  seconds: number | null;
  text: string | null;
  shard: Shard | null;
  hosts: readonly EmnapiHost[];
}

/** The raw values of an option; every option may be repeated. */
export type Given = boolean | readonly string[] | undefined;

/** Checks and parses raw values, per kind. Throws a UserError that names the option (`--node`). */
export const PARSE: { readonly [Kind in OptionKind]: (option: string, given: Given) => Values[Kind] } = {
  flag: (_option, given) => given === true,
  list: (option, given) => (isTexts(given) ? listOf(option, given) : null),
  path: (option, given) => (isTexts(given) ? filled(option, 'a path', given) : null),
  text: (option, given) => (isTexts(given) ? filled(option, 'a word', given) : null),
  runtimes: (_option, given) =>
    isTexts(given) ? given.map((value) => parseRuntime(value, '--runtime')) : [],
  count: (option, given) =>
    isTexts(given) ? positive(option, last(given), Number.isSafeInteger, 'a whole number above 0') : null,
  seconds: (option, given) =>
    isTexts(given)
      ? positive(
          option,
          last(given),
          (seconds) => seconds <= LONGEST_TIMEOUT,
          `a number of seconds above 0 and at most ${LONGEST_TIMEOUT}`,
        )
      : null,
  hosts: (option, given) => (isTexts(given) ? listOf(option, given).map(parseHost) : []),
  shard: (option, given) => (isTexts(given) ? parseShard(option, last(given)) : null),
};

function isTexts(given: Given): given is readonly string[] {
  return Array.isArray(given);
}

/** The last value counts. */
function last(given: readonly string[]): string {
  return given.at(-1) ?? '';
}

/** A comma inside the braces of a glob does not separate. */
const COMMA = /,(?![^{]*\})/;

/** `--node 18,20 --node 22`: three words. */
function listOf(option: string, values: readonly string[]): readonly string[] {
  const words = values
    .flatMap((value) => value.split(COMMA))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length > 0) return words;
  throw new UserError(`${option} takes words separated by commas; got "${values.join(' ')}"`);
}

/** An empty word usually comes from an unset shell variable; it does not mean the current folder. */
function filled(option: string, what: string, given: readonly string[]): string {
  if (last(given) !== '') return last(given);
  throw new UserError(`${option} takes ${what}; got ""`);
}

/** NAME=PATH or NAME. `taker`: what takes it, for the error. */
export function parseRuntime(value: string, taker: string): NamedExecutable {
  const separator = value.indexOf('=');
  if (/^[\w-]+$/.test(value)) return { name: value, path: null };
  if (separator < 1 || separator === value.length - 1) {
    throw new UserError(
      `${taker} takes NAME=PATH, e.g. mine=./my-runtime${taker === 'init' ? '' : ', or a name in matrix.json'}; got "${value}"`,
    );
  }
  return { name: value.slice(0, separator), path: value.slice(separator + 1) };
}

function parseHost(word: string): EmnapiHost {
  const host = EMNAPI_HOSTS.find((each) => each === word);
  if (host !== undefined) return host;
  throw new UserError(`--emnapi takes ${EMNAPI_HOSTS.join(', ')}; got "${word}"`);
}

function positive(
  option: string,
  text: string,
  accepts: (number: number) => boolean,
  expected: string,
): number {
  const number = Number(text);
  if (text.trim() !== '' && accepts(number) && number > 0) return number;
  throw new UserError(`${option} takes ${expected}; got "${text}"`);
}

function parseShard(option: string, text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UserError(`${option} takes a shard number and count, e.g. 2/5; got "${text}"`);
}

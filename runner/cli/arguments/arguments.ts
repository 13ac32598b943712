import { parseArgs } from 'node:util';
import { UserError } from '../../shared/user-error.ts';
import { OPTIONS, type OptionForm, type OptionName, type Options } from './options.ts';
import { PARSE, type Given, type Values } from './parse-values.ts';
import { requireCompatible } from './require-compatible.ts';
import { UnknownOptionError } from './unknown-option.ts';

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The values of all options, each checked by itself: `args.isolateAll`. */
export type Arguments = {
  readonly [Name in OptionName as CamelCase<Name>]: Values[Options[Name]['kind']];
};

export interface CommandLine {
  readonly args: Arguments;
  /** The options that were given, without dashes, in order. */
  readonly given: readonly OptionName[];
  /** Everything that is no option, in order. */
  readonly words: readonly string[];
  /** Everything after `--`, which may look like options; null: there is no `--`. */
  readonly rest: readonly string[] | null;
}

const FORMS: Readonly<Record<string, OptionForm>> = OPTIONS;

/** Throws a UserError for an unknown option, a bad or missing value, and options that exclude each other. */
export function parseArguments(argv: readonly string[]): CommandLine {
  const separator = argv.indexOf('--');
  const { values, words } = parse(separator < 0 ? argv : argv.slice(0, separator));
  const parsed = Object.entries(FORMS).map(([name, { kind }]) => [
    camelCase(name),
    PARSE[kind](`--${name}`, values.get(name)),
  ]);
  const args = Object.fromEntries(parsed) as Arguments;
  const given = [...values.keys()] as OptionName[];
  requireCompatible(args, given);
  return { args, given, words, rest: separator < 0 ? null : argv.slice(separator + 1) };
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
}

function parse(argv: readonly string[]): { values: ReadonlyMap<string, Given>; words: string[] } {
  const options = Object.entries(FORMS).map(([name, { kind, short }]) => {
    const type = kind === 'flag' ? ('boolean' as const) : ('string' as const);
    return [name, { type, ...(short !== undefined && { short }) }] as const;
  });
  // Not strict: the errors of strict parsing are worded for programmers.
  const { tokens } = parseArgs({
    args: withAbsentValues(argv),
    options: Object.fromEntries(options),
    strict: false,
    tokens: true,
  });
  const values = new Map<string, Given>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name } = token;
    if (requireOption(token).kind === 'flag') values.set(name, true);
    else values.set(name, [...texts(values.get(name)), requireValue(token)]);
  }
  return { values, words };
}

/** Writes the value of an option into it that may be given without one, and was: before another option, or the end. */
function withAbsentValues(argv: readonly string[]): string[] {
  return argv.map((word, at) => {
    const absent = word.startsWith('--') ? FORMS[word.slice(2)]?.absent : undefined;
    const next = argv[at + 1];
    return absent !== undefined && (next === undefined || next.startsWith('-')) ? `${word}=${absent}` : word;
  });
}

interface OptionToken {
  readonly name: string;
  /** With its dashes, as it was written. */
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value follows an equals sign. */
  readonly inlineValue: boolean | undefined;
}

function requireOption({ name, rawName, value }: OptionToken): OptionForm {
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form === undefined) {
    throw new UnknownOptionError(name, rawName, Object.keys(FORMS));
  }
  if (form.kind === 'flag' && value !== undefined) {
    throw new UserError(`${rawName} takes no value; got "${value}"`);
  }
  return form;
}

/** `--target -1` is a value; `--target --quiet` is a forgotten one. */
function requireValue({ name, rawName, value, inlineValue }: OptionToken): string {
  const isNextOption = inlineValue === false && value !== undefined && /^-\D/.test(value);
  if (value !== undefined && !isNextOption) return value;
  const came = value === undefined ? '' : `; got ${value}`;
  throw new UserError(`${rawName} needs a value: --${name} ${FORMS[name]?.value ?? ''}${came}`);
}

function texts(given: Given): readonly string[] {
  return typeof given === 'object' ? given : [];
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Json } from '../../../suites/json.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { jsNames, type ProbeCode } from './probe-code.ts';
import { NotReproducibleError } from './not-reproducible-error.ts';
import type { ReportedCell } from './reported-cell.ts';
import { joinItems, reachable, splitItems, withoutTypes, type SourceItem } from './source-items.ts';

/** The pieces of a host; the second serves the hosts of sessions too. */
const HOST = ['standalone-host.cjs', 'describe-thrown.cjs'];

/** A script that runs one probe and prints its observation: the probe and the part of the host that it uses. */
export async function reproductionScript(
  { rule, target, runtime }: ReportedCell['cell'],
  { declarations, functions, code }: ProbeCode,
  header: string,
): Promise<string> {
  const file = `./${rule.addon}-${target.id}.node`;
  const taken = new Set(declarations.flatMap(({ text }) => jsNames(text)));
  const pieces = [
    constant('ADDON', rule.addon),
    constant('TARGET', target.id),
    constant('ARGUMENT', rule.args),
    item(`function loadOwn() {\n  return require('${file}');\n}`),
    ...(await Promise.all(HOST.map(itemsOf))).flat(),
  ].map(({ text, spaced }) => {
    const own = renamed(withCall(text, rule.probe, rule.args), taken);
    return { text: own, spaced, names: jsNames(own) };
  });
  const members = membersOf(code, runtime.napiVersion).map((member) => freed(member, taken));
  const pieceNames = new Set(pieces.flatMap(({ names }) => names));
  const lacking = members.find(
    (member) => !/^\d+$/.test(pieceName(member)) && !pieceNames.has(pieceName(member)),
  );
  if (lacking !== undefined)
    throw new NotReproducibleError(`its probe uses host.${lacking}, which a reproduction does not have`);
  const nameOf = (piece: string) => (taken.has(piece) ? ofHost(piece) : piece);
  const main = nameOf(members.includes('exitExpected') ? 'mainThatMayEnd' : 'main');
  const inWorker = nameOf('inWorker');
  const isWorking = members.some((member) => member.startsWith('startWorker'));
  const roots = new Set([main, ...(isWorking ? [inWorker, 'isMainThread'] : []), ...members.map(pieceName)]);
  const host = reachable(pieces, ({ names }) => names.some((name) => roots.has(name)));
  const isImport = ({ text }: SourceItem) => IMPORT.test(text);
  const isConstant = ({ text }: SourceItem) => CONSTANT.test(text);
  return [
    `'use strict';\n${header}`,
    joinItems(host.filter(isImport)),
    joinItems(host.filter(isConstant)),
    joinItems(host.filter((piece) => !isImport(piece) && !isConstant(piece))),
    `const host = {\n${members.map((member) => `  ${member},\n`).join('')}};\n`,
    joinItems(declarations),
    `const probes = {\n${joinItems(functions)}};\n`,
    isWorking ? `if (isMainThread) ${main}();\nelse ${inWorker}();\n` : `${main}();\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

async function itemsOf(script: string): Promise<SourceItem[]> {
  const text = await readFile(path.join(projectRoot, 'suites', 'harness', script), 'utf8');
  return splitItems(withoutTypes(text)).filter((each) => !each.text.startsWith('module.exports'));
}

const IMPORT = /^const .* = require\('[^']*'\);$/;
const CONSTANT = /^const [A-Z]+ = /;

/** A piece of the host without the names that the probe's file has taken. */
function renamed(text: string, taken: ReadonlySet<string>): string {
  return [...taken].reduce(
    (so, name) => so.replace(new RegExp(String.raw`(?<![\w$.'])${name}\b(?!')`, 'g'), ofHost(name)),
    text,
  );
}

/** `post`, or `post: postOfHost`. */
function freed(member: string, taken: ReadonlySet<string>): string {
  return taken.has(member) ? `${member}: ${ofHost(member)}` : member;
}

function ofHost(name: string): string {
  return `${name}OfHost`;
}

function item(text: string): SourceItem {
  return { text, spaced: true };
}

function constant(name: string, value: Json): SourceItem {
  return { text: `const ${name} = ${jsText(value)};`, spaced: false };
}

/** Formatted the way a person would write it. */
function jsText(value: Json): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value)
      .slice(1, -1)
      .replaceAll("'", String.raw`\'`)}'`;
  return JSON.stringify(value, null, 2);
}

/** The piece with the call of the probe. */
function withCall(text: string, probe: string, args: Json): string {
  return text.replace(
    'probes[PROBE](host, ARGUMENT)',
    `probes.${probe}(host${args === null ? '' : ', ARGUMENT'})`,
  );
}

/** The members of the host that a probe uses, each in the form of the host's object: `load: loadOwn`. */
function membersOf(code: string, supportedVersion: number): string[] {
  const used = new Set([...code.matchAll(/\bhost\.(\w+)/g)].map(([, name = '']) => name));
  return [...used].sort().map((name) => {
    if (name === 'supportedVersion') return `supportedVersion: ${supportedVersion}`;
    if (name === 'startWorker' && code.includes('.ends()')) return 'startWorker: startWorkerThatMaySpin';
    if (name !== 'load') return name;
    if (!/\bhost\.load\((?!\))/.test(code)) return 'load: loadOwn';
    return /\bby\b/.test(code) ? 'load: loadBy' : 'load: loadAny';
  });
}

function pieceName(member: string): string {
  return member.split(': ').at(-1) ?? member;
}

import { reachable, splitItems, withoutComments, withoutTypes, type SourceItem } from './source-items.ts';

/** The parts of a probe file that one probe needs. */
export interface ProbeCode {
  /** The declarations of the file, in their order. */
  readonly declarations: readonly SourceItem[];
  /** The functions of the suite: the probe, and those that it has run in Workers. Indented by two spaces. */
  readonly functions: readonly SourceItem[];
  /** All of it, without comments. */
  readonly code: string;
}

interface NamedItem extends SourceItem {
  readonly names: readonly string[];
  readonly isFunction: boolean;
}

const DEFINITION = /^defineProbes\('[\w-]+', \{\n([^]*?)\n\}\);\n/m;

/** Takes the probe out of the text of its file, with what it refers to. */
export function probeCode(source: string, probe: string): ProbeCode {
  const file = withoutTypes(source);
  const definition = DEFINITION.exec(file);
  if (definition === null) throw new Error('the file defines no probes');
  const functions = splitItems((definition[1] ?? '').replace(/^ {2}/gm, '')).map((item): NamedItem => ({
    ...item,
    // The name of such a function is a string to who starts it in a Worker.
    names: [`'${functionName(item.text)}'`],
    isFunction: true,
  }));
  const declarations = splitItems(file.replace(DEFINITION, '')).map((item): NamedItem => ({
    ...item,
    names: jsNames(item.text),
    isFunction: false,
  }));
  const needed = reachable([...declarations, ...functions], ({ names }) => names.includes(`'${probe}'`));
  return {
    declarations: needed.filter(({ isFunction }) => !isFunction),
    functions: needed
      .filter(({ isFunction }) => isFunction)
      .map(({ text, spaced }) => ({ text: text.replace(/^(?=.)/gm, '  '), spaced })),
    code: withoutComments(needed.map(({ text }) => text).join('\n')),
  };
}

function functionName(text: string): string {
  return /^(?:async )?(\w+)/.exec(withoutComments(text).trim())?.[1] ?? '';
}

/** The names that a top-level item of a script declares. */
export function jsNames(text: string): string[] {
  const code = withoutComments(text).trim();
  const [, single] = /^(?:async function|function|class|const|let) (\w+)/.exec(code) ?? [];
  if (single !== undefined) return [single];
  const [, several] = /^const \{([^}]*)\}/.exec(code) ?? [];
  return several?.match(/\w+/g) ?? [];
}

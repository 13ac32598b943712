import { unknownWord } from '../../shared/unknown-word.ts';
import type { Format } from './format.ts';
import { FORMATS } from './registry.ts';

/** The formats of these names, each once. Throws a UserError for a name that is none, with the nearest that is one. */
export function chooseFormats(names: readonly string[]): readonly Format[] {
  const known = Object.keys(FORMATS);
  return [...new Set(names)].map((name) => {
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (format === undefined) throw unknownWord('format', name, known);
    return format;
  });
}

export function allFormats(): readonly Format[] {
  return Object.values(FORMATS);
}

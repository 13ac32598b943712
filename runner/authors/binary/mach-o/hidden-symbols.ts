import type { ByteSource } from '../byte-source.ts';
import { Pages } from '../pages.ts';
import { readLoadCommands } from './load-commands.ts';
import { readSymbols } from './symbols.ts';

/** Names that the symbol table defines and does not export. Throws a DamagedFileError. */
export function hiddenSymbols(source: ByteSource): ReadonlySet<string> {
  const commands = readLoadCommands(source, source.read(0, 32));
  const symbols = [...readSymbols(source, commands, new Pages(source))];
  return new Set(
    symbols.flatMap(({ name, isDefined, isVisible }) => (isDefined && !isVisible ? [name] : [])),
  );
}

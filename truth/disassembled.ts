import type { Reference } from './reference.ts';
import { all, tool } from './tool.ts';

const LONGEST = 96;
const MOST_JUMPS = 4;

/** The constant that a function of an ELF or PE file returns, as the disassembly of LLVM shows it. */
export async function constantAt(file: string, address: number, jumps = MOST_JUMPS): Promise<Constant> {
  const range = [`--start-address=${address}`, `--stop-address=${address + LONGEST}`];
  const { body, jump } = pathOf(await tool('llvm-objdump', ['-d', '--no-show-raw-insn', ...range, file]));
  if (jump === null || jumps === 0 || body.some(writesResult)) return constantOf(body, jump);
  return constantAt(file, jump, jumps - 1);
}

/** The same of a function of a Mach-O file, by its name. */
export async function constantOfSymbol(file: string, symbol: string, arch: string): Promise<Constant> {
  const which = ['--macho', `--arch=${arch}`, '--dis-symname', `_${symbol}`];
  const { body, jump } = pathOf(await tool('llvm-objdump', ['-d', '--no-show-raw-insn', ...which, file]));
  return constantOf(body, jump);
}

type Constant = Reference['declared'];

/** The instructions up to the first that leaves the function, and where that one jumps to; null: it returns. */
function pathOf(text: string): { readonly body: readonly string[]; readonly jump: number | null } {
  const instructions = all(text, /^ *[\da-f]+:\s+(\S.*)$/gm).map((line) => line.replace(/\s+/g, ' ').trim());
  const end = instructions.findIndex((line) => /^(?:ret|rep ret|retaa|retab|jmp|b )/.test(line));
  const target = /^(?:jmpq?|b) (?:0x)?([\da-f]+)\b/.exec(instructions[end] ?? '')?.[1];
  const body = end === -1 ? [] : instructions.slice(0, end);
  return { body, jump: target === undefined ? null : Number.parseInt(target, 16) };
}

function writesResult(instruction: string): boolean {
  return /%[er]?a[xlh]\b|^\w+ [wx]0\b|\bcall|^bl /.test(instruction);
}

/** `movl $10, %eax` and `mov w0, #10`, where nothing else writes the register. */
function constantOf(body: readonly string[], jump: number | null): Constant {
  const [only = '', ...more] = body.filter(writesResult);
  if (jump !== null || more.length > 0) return 'untold';
  if (only === 'xorl %eax, %eax') return 0;
  const text = /^mov[lq]? \$(-?\d+|0x[\da-f]+), %[er]ax$|^mov w0, #(-?\d+|0x[\da-f]+)$/.exec(only);
  const number = text?.[1] ?? text?.[2];
  return number === undefined ? 'untold' : Number(number) | 0;
}

import type { Step, StepState } from './step.ts';

/** An encoding: its bytes in hex, and how long the instruction is. `..` is any byte. */
type Encoding = readonly [bytes: string, length: number];

/**
 * Instructions that leave eax as it is. Counters of coverage tools are among them: they add to a number in memory.
 * Encodings are those of the Intel manual, volume 2.
 */
const WITHOUT_EFFECT: readonly Encoding[] = [
  ['f30f1efa', 4], // endbr64
  ['90', 1], // nop
  ['55', 1], // push rbp
  ['53', 1], // push rbx
  ['5d', 1], // pop rbp
  ['5b', 1], // pop rbx
  ['4889e5', 3], // mov rbp, rsp
  ['488bec', 3], // mov rbp, rsp
  ['4883ec', 4], // sub rsp, imm8
  ['4883c4', 4], // add rsp, imm8
  ['4881ec', 7], // sub rsp, imm32
  ['4881c4', 7], // add rsp, imm32
  ['c9', 1], // leave
  ['8305', 7], // add dword [rip + x], imm8
  ['488305', 8], // add qword [rip + x], imm8
  ['f08305', 8], // lock add dword [rip + x], imm8
  ['f0488305', 9], // lock add qword [rip + x], imm8
  ['8005', 7], // add byte [rip + x], imm8
  ['ff05', 6], // inc dword [rip + x]
  ['48ff05', 7], // inc qword [rip + x]
  ['f0ff05', 7], // lock inc dword [rip + x]
  ['f048ff05', 8], // lock inc qword [rip + x]
];

const ZERO: readonly string[] = ['31c0', '33c0', '4831c0', '4833c0'];

/** What one instruction at `address` does; null: it is not understood. */
export function stepX64(code: Buffer, address: number, state: StepState): Step | null {
  const hex = code.toString('hex');
  const is = (bytes: string, length: number) => hex.startsWith(bytes) && code.length >= length;
  const plain = WITHOUT_EFFECT.find(([bytes, length]) => is(bytes, length));
  if (plain !== undefined) return { kind: 'next', length: plain[1] };
  const nop = lengthOfNop(code);
  if (nop !== null) return { kind: 'next', length: nop };

  if (is('b8', 5)) return { kind: 'next', length: 5, value: code.readInt32LE(1) }; // mov eax, imm32
  if (is('c7c0', 6)) return { kind: 'next', length: 6, value: code.readInt32LE(2) }; // mov eax, imm32
  if (is('48c7c0', 7)) return { kind: 'next', length: 7, value: code.readInt32LE(3) }; // mov rax, imm32
  const zero = ZERO.find((bytes) => is(bytes, bytes.length / 2));
  if (zero !== undefined) return { kind: 'next', length: zero.length / 2, value: 0 }; // xor eax, eax
  if (is('83c8ff', 3)) return { kind: 'next', length: 3, value: -1 }; // or eax, -1
  if (is('4883c8ff', 4)) return { kind: 'next', length: 4, value: -1 }; // or rax, -1
  if (is('6a', 2)) {
    state.pushed = code.readInt8(1); // push imm8
    return { kind: 'next', length: 2 };
  }
  if (is('58', 1)) {
    const value = state.pushed; // pop rax
    state.pushed = null;
    return { kind: 'next', length: 1, value };
  }

  if (is('e9', 5)) return { kind: 'jump', target: address + 5 + code.readInt32LE(1) };
  if (is('eb', 2)) return { kind: 'jump', target: address + 2 + code.readInt8(1) };
  if (is('e8', 5)) return { kind: 'call', target: address + 5 + code.readInt32LE(1), length: 5 };
  if (is('c3', 1) || is('f3c3', 2) || is('c2', 3)) return { kind: 'return' };
  return null;
}

/** Bytes of `nop word [...]` and its like, which fill gaps: 66 and 2e before 0f 1f or 90. */
function lengthOfNop(code: Buffer): number | null {
  let at = 0;
  while (code[at] === 0x66 || code[at] === 0x2e) at += 1;
  if (at > 0 && code[at] === 0x90) return at + 1;
  if (code[at] !== 0x0f || code[at + 1] !== 0x1f) return null;
  const modrm = code[at + 2];
  if (modrm === undefined) return null;
  const [mode, base] = [modrm >> 6, modrm & 7];
  if (mode === 3) return at + 3;
  const sib = base === 4 ? 1 : 0;
  const displacement = mode === 1 ? 1 : mode === 2 || base === 5 ? 4 : 0;
  return at + 3 + sib + displacement;
}

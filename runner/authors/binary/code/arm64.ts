import type { Step, StepState } from './step.ts';

/** An instruction of which some bits are fixed. Encodings are those of the Arm Architecture Reference Manual, C6. */
interface Encoding {
  readonly mask: number;
  readonly bits: number;
}

/** Instructions that leave every register but the stack pointer and the frame as it is. */
const WITHOUT_EFFECT: readonly Encoding[] = [
  { mask: 0xfffff01f, bits: 0xd503201f }, // nop, bti, paciasp, autiasp and other hints
  { mask: 0xffc07fff, bits: 0xa9807bfd }, // stp x29, x30, [sp, #x]!
  { mask: 0xffc07fff, bits: 0xa9007bfd }, // stp x29, x30, [sp, #x]
  { mask: 0xffc07fff, bits: 0xa8c07bfd }, // ldp x29, x30, [sp], #x
  { mask: 0xffc07fff, bits: 0xa9407bfd }, // ldp x29, x30, [sp, #x]
  { mask: 0xffffffff, bits: 0x910003fd }, // mov x29, sp
  { mask: 0xff8003ff, bits: 0x910003ff }, // add sp, sp, #x
  { mask: 0xff8003ff, bits: 0xd10003ff }, // sub sp, sp, #x
];

/** Instructions that write one register, the lowest five bits: what a counter in memory takes. */
const WRITES_ONE: readonly Encoding[] = [
  { mask: 0x1f000000, bits: 0x10000000 }, // adr, adrp
  { mask: 0x7f800000, bits: 0x11000000 }, // add rd, rn, #x
  { mask: 0xbfc00000, bits: 0xb9400000 }, // ldr rt, [rn, #x]
];
const STORE: Encoding = { mask: 0xbfc00000, bits: 0xb9000000 }; // str rt, [rn, #x]

const RETURNS: readonly number[] = [0xd65f03c0, 0xd65f0bff, 0xd65f0fff]; // ret, retaa, retab

/** What one instruction at `address` does; null: it is not understood. */
export function stepArm64(code: Buffer, address: number, state: StepState): Step | null {
  if (code.length < 4) return null;
  const word = code.readUInt32LE(0);
  const is = ({ mask, bits }: Encoding) => (word & mask) >>> 0 === bits;
  const next = (value?: number | null): Step => ({
    kind: 'next',
    length: 4,
    ...(value !== undefined && { value }),
  });
  if (RETURNS.includes(word)) return { kind: 'return' };
  if (WITHOUT_EFFECT.some(is)) return next();
  const opcode = (word & 0xfc000000) >>> 0;
  const target = address + ((word << 6) >> 6) * 4;
  if (opcode === 0x14000000) return { kind: 'jump', target };
  if (opcode === 0x94000000) return { kind: 'call', target, length: 4 };
  const writesResult = (word & 0x1f) === 0;
  const moved = movedConstant(word, state.value);
  if (moved !== undefined) return writesResult ? next(moved) : next();
  if (is(STORE)) return next();
  if (WRITES_ONE.some(is)) return writesResult ? next(null) : next();
  return null;
}

/** The lower 32 bits that movz, movn, movk or `orr rd, zr, #x` gives; undefined: another instruction. */
function movedConstant(word: number, before: number | null): number | null | undefined {
  const immediate = (word >>> 5) & 0xffff;
  const shift = ((word >>> 21) & 3) * 16;
  const part = shift < 32 ? immediate << shift : 0;
  switch ((word & 0x7f800000) >>> 0) {
    case 0x52800000:
      return part | 0;
    case 0x12800000:
      return ~part | 0;
    case 0x72800000:
      if (before === null) return null;
      return shift < 32 ? (before & ~(0xffff << shift)) | part : before;
    case 0x32000000:
      return (word & 0x3e0) === 0x3e0 ? bitmask(word) : undefined;
    default:
      return undefined;
  }
}

/** The lower 32 bits of a logical immediate: a run of ones, rotated, and repeated in each element. */
function bitmask(word: number): number | null {
  const isWide = (word >>> 22) & 1;
  const rotation = (word >>> 16) & 0x3f;
  const pattern = (word >>> 10) & 0x3f;
  const length = 31 - Math.clz32((isWide << 6) | (~pattern & 0x3f));
  if (length < 1) return null;
  const size = 1 << length;
  const ones = (pattern & (size - 1)) + 1;
  const turn = rotation & (size - 1);
  let value = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    if ((bit + turn) % size < ones) value |= 1 << bit;
  }
  return value | 0;
}

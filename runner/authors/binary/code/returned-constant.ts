import type { BinaryImage, Machine } from '../image.ts';
import { stepArm64 } from './arm64.ts';
import type { Stepper } from './step.ts';
import { stepX64 } from './x64.ts';

const STEPPERS: Readonly<Record<Machine, Stepper>> = { x64: stepX64, arm64: stepArm64 };
const LONGEST_INSTRUCTION = 16;
const MOST_STEPS = 256;
const MOST_CALLS = 4;

/**
 * The 32-bit constant that a function returns, or null when it cannot be told. Follows the one straight path through
 * the function, and stops at the first instruction that it does not understand: the answer is never a guess.
 */
export function returnedConstant(image: BinaryImage, address: number): number | null {
  return follow(image, address, { steps: MOST_STEPS, calls: MOST_CALLS });
}

function follow(
  image: BinaryImage,
  start: number,
  left: { steps: number; readonly calls: number },
): number | null {
  const step = STEPPERS[image.machine];
  let address = start;
  let value: number | null = null;
  const state = {
    get value() {
      return value;
    },
    pushed: null as number | null,
  };
  while ((left.steps -= 1) >= 0) {
    const done = step(image.code(address, LONGEST_INSTRUCTION), address, state);
    if (done === null) return null;
    if (done.kind === 'return') return value;
    if (done.kind === 'jump') {
      address = done.target;
      continue;
    }
    if (done.kind === 'call') {
      if (left.calls === 0) return null;
      const rest = { steps: left.steps, calls: left.calls - 1 };
      value = follow(image, done.target, rest);
      left.steps = rest.steps;
      // A function that is not understood may do anything, so that nothing after it counts.
      if (value === null) return null;
    } else if (done.value !== undefined) value = done.value;
    address += done.length;
  }
  return null;
}

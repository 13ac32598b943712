import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
import { withNearestOption } from './unknown-option.ts';

async function messageOf(...argv: string[]): Promise<string> {
  try {
    parseArguments(argv);
    return 'no error';
  } catch (error) {
    return ((await withNearestOption(error)) as Error).message;
  }
}

it('names the nearest option', async () => {
  expect(await messageOf('--nod', '18')).toBe('unknown option --nod; the nearest is --node; see --help');
});

it('names none that is not near', async () => {
  expect(await messageOf('--frobnicate')).toBe('unknown option --frobnicate; see --help');
});

it('leaves other errors as they are', async () => {
  const error = new Error('another');
  expect(await withNearestOption(error)).toBe(error);
});

import { addonFacts } from '../../runner/authors/binary/addon-facts.ts';
import { bytesInMemory, DamagedFileError } from '../../runner/authors/binary/byte-source.ts';
import { DECLARATION, declaredIn } from '../../runner/authors/binary/declaration.ts';
import { UnsupportedBinaryError } from '../../runner/authors/binary/image.ts';
import { readBinary } from '../../runner/authors/binary/read-binary.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

export interface Survived {
  readonly read: number;
  readonly damaged: number;
  readonly unsupported: number;
  /** Milliseconds of processor time of the slowest input. */
  readonly slowestMs: number;
}

/** An input that made the reader fail, by its number: the seed and this number make it again. */
export class FuzzError extends Error {
  override readonly name = 'FuzzError';
}

/** Reads `count` mutations of the files. Throws a FuzzError for an exception that the reader does not promise. */
export function survive(files: readonly Buffer[], count: number, seed: number): Survived {
  const random = new Random(seed);
  const result = { read: 0, damaged: 0, unsupported: 0, slowestMs: 0 };
  for (let index = 0; index < count; index += 1) {
    const bytes = mutated(files, random);
    const start = process.cpuUsage();
    try {
      result[endOf(() => addonFacts(bytesInMemory(bytes)))] += 1;
      // As napi-matrix/guard reads a file.
      endOf(() => readBinary(bytesInMemory(bytes), [DECLARATION]).map((image) => declaredIn(image)));
    } catch (error) {
      throw new FuzzError(`input ${index} of seed ${seed}`, { cause: error });
    }
    const { user, system } = process.cpuUsage(start);
    result.slowestMs = Math.max(result.slowestMs, (user + system) / 1000);
  }
  return result;
}

/** Throws what `read` throws, unless it is promised. */
function endOf(read: () => unknown): 'read' | 'damaged' | 'unsupported' {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof DamagedFileError) return 'damaged';
    if (error instanceof UnsupportedBinaryError) return 'unsupported';
    throw error;
  }
}

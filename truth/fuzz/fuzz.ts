// npm run fuzz [-- COUNT [SEED]]: reads COUNT mutations (default: 1,000,000) of published addons. Exits with 1 when the
// reader throws what it does not promise; an input that makes it hang shows as a run that does not end.
import { styleText } from 'node:util';
import { thousands } from '../../runner/shared/count.ts';
import { FuzzError, survive } from './survive.ts';
import { fuzzedFiles } from './fuzzed-files.ts';

const [count = '1000000', seed = '1'] = process.argv.slice(2);
const files = await fuzzedFiles(new AbortController().signal);
try {
  const { read, damaged, unsupported, slowestMs } = survive(files, Number(count), Number(seed));
  const { maxRSS } = process.resourceUsage();
  process.stdout.write(
    `${thousands(Number(count))} inputs from ${files.length} files, seed ${seed}: ${thousands(read)} read, ${thousands(damaged)} damaged, ${thousands(unsupported)} not supported; the slowest took ${slowestMs.toFixed(0)} ms, and memory reached ${Math.round(maxRSS / 1024)} MB\n`,
  );
} catch (error) {
  if (!(error instanceof FuzzError)) throw error;
  console.error(styleText('red', error.message), error.cause);
  process.exitCode = 1;
}

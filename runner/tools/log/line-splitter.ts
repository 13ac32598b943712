import { StringDecoder } from 'node:string_decoder';

/** Characters; the harness writes lines of at most 800, and logs put prefixes before them. */
export const LONGEST_LINE = 1_000_000;

/** The lines of a stream; null stands for one that is longer than LONGEST_LINE, which is never in memory whole. */
export async function* linesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let line = '';
  let isTooLong = false;
  let isWithinEnd = false;
  for await (const chunk of chunks) {
    // A log of a device may be in UTF-16 or have a line without an end; lost lines are reported.
    const text = decoder.write(chunk as Buffer);
    const [first = '', ...later] = text
      .slice(isWithinEnd && text.startsWith('\n') ? 1 : 0)
      .split(/\r\n|[\n\r]/);
    if (text !== '') isWithinEnd = text.endsWith('\r');
    for (const [index, piece] of [first, ...later].entries()) {
      if (index > 0) {
        yield isTooLong ? null : line;
        line = '';
        isTooLong = false;
      }
      if (!isTooLong) line += piece;
      if (line.length > LONGEST_LINE) {
        isTooLong = true;
        line = '';
      }
    }
  }
  line += decoder.end();
  if (isTooLong) yield null;
  else if (line !== '') yield line;
}

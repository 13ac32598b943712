import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';

const NETWORK =
  /^(E(NOTFOUND|AI_AGAIN|CONN(REFUSED|RESET|ABORTED)|(NET|HOST)UNREACH|TIMEDOUT|PIPE|NOTCACHED|5\d\d)|ERR_SOCKET_TIMEOUT|FETCH_ERROR)$/;
const LONGEST = 300;

const jsonError = z.object({ error: z.object({ code: z.string().optional(), summary: z.string() }) });

/** npm failed; `message` has npm's own words, in one line. */
export class NpmError extends UserError {
  /** The registry could not be reached, so that what is cached may do. */
  readonly isNetwork: boolean;
  /** npm's own words alone. */
  readonly said: string;

  constructor(command: string, { code, said }: Complaint) {
    super(`npm ${command} failed: ${said}`);
    this.isNetwork = code !== null && NETWORK.test(code);
    this.said = said;
  }
}

interface Complaint {
  readonly code: string | null;
  readonly said: string;
}

/** The error of a failed npm: an object on stdout with `--json`, else the lines of stderr (`npm ERR!` before 10). */
export function npmComplaint(stdout: string, stderr: string): Complaint {
  const { data } = jsonError.safeParse(parseJson(stdout));
  if (data !== undefined) return { code: data.error.code ?? null, said: oneLine(data.error.summary) };
  const lines = stderr.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.+)$/.exec(line)?.[1] ?? []);
  const code = lines.map((line) => /^code (\S+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const last = lines.findLast((line) => !line.startsWith('A complete log of this run'));
  return { code: code ?? null, said: oneLine(last ?? stderr) };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return 'it did not say why';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

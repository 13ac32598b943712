import { canonicalJson, type Json } from '../../../suites/json.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import type { LogOrigin, SessionHeader } from './logged-event.ts';
import type { LoggedSession } from './read-log.ts';

export interface LoggedRuntime {
  readonly runtime: RuntimeInfo;
  readonly sessions: readonly LoggedSession[];
}

/** The runtimes in a log, and their sessions. Throws a UserError when one identifies itself in two ways. */
export function loggedRuntimes(sessions: readonly LoggedSession[]): LoggedRuntime[] {
  const found = new Map<string, { header: SessionHeader; sessions: LoggedSession[] }>();
  for (const session of sessions) {
    const { header } = session;
    if (header === null) continue;
    const id = idOf(header);
    const known = found.get(id);
    if (known === undefined) found.set(id, { header, sessions: [session] });
    else if (aboutItself(known.header) === aboutItself(header)) known.sessions.push(session);
    else
      throw new UserError(`${id} identifies itself differently in two sessions; judge their logs separately`);
  }
  // A session without a header can only be that of the one runtime there is.
  const only = found.size === 1 ? sessions.filter(({ header }) => header === null) : [];
  return [...found.values()].map(({ header, sessions }) => ({
    runtime: runtimeOf(header),
    sessions: [...sessions, ...only],
  }));
}

/** The bundle that all sessions come from. Throws a UserError when there is none, or there are two. */
export function originOf(sessions: readonly LoggedSession[]): LogOrigin {
  const origins = sessions.flatMap(({ header }) => (header === null ? [] : [header.bundle]));
  const [origin, ...others] = new Map(origins.map((each) => [canonicalJson(each as Json), each])).values();
  if (origin === undefined) throw new UserError('this log has no session of a bundle');
  const [other] = others;
  if (other === undefined) return origin;
  throw new UserError(
    `the log has sessions of two bundles: plan ${origin.plan} of ${origin.tool} and plan ${other.plan} of ${other.tool}; judge their logs separately`,
  );
}

function aboutItself({ runtime, capabilities }: SessionHeader): string {
  return canonicalJson([runtime, [...capabilities].sort()]);
}

function idOf({ runtime: { name, version } }: SessionHeader): string {
  return `${name}@${version}`;
}

/** It was elsewhere: there is no executable to start. */
function runtimeOf(header: SessionHeader): RuntimeInfo {
  const { runtime, capabilities } = header;
  return {
    id: idOf(header),
    ...runtime,
    capabilities,
  };
}

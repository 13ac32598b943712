import { count } from '../../shared/count.ts';
import { LONGEST_LINE } from './line-splitter.ts';
import type { LoggedSession, ReadLog } from './read-log.ts';
import { LINE_TROUBLES, type LineTrouble } from './troubles-of-lines.ts';

const MEANING: Readonly<Record<LineTrouble, string>> = {
  foreign: 'of other programs',
  'too-long': `of more than ${LONGEST_LINE.toLocaleString('en')} characters, skipped`,
  cut: 'truncated',
  damaged: 'with a wrong checksum or number',
  doubled: 'duplicated; counted once',
  contradicting: 'with a number that another line has for a different event',
  unreadable: 'without an event of this version',
};

/** Lost events of a session that are named; the others are counted. */
const NAMED = 8;
/** Sessions whose problems are named. */
const NAMED_SESSIONS = 50;

/** The problems of a log, a line each; none when it is complete and only sessions wrote to it. */
export function troubleLines({ sessions, troubles }: ReadLog): string[] {
  const ofLines = LINE_TROUBLES.filter((kind) => troubles[kind].count > 0).map((kind) => {
    const { count: lines, places } = troubles[kind];
    return `${count(lines, 'line')} ${MEANING[kind]}: ${places.join(', ')}${lines > places.length ? ', …' : ''}`;
  });
  const ofSessions = sessions.map(troublesOf).filter((lines) => lines.length > 0);
  const more = ofSessions.length - NAMED_SESSIONS;
  return [
    ...ofLines,
    ...ofSessions.slice(0, NAMED_SESSIONS).flat(),
    ...(more > 0 ? [`${count(more, 'more session')} with such problems`] : []),
  ];
}

function troublesOf({ id, header, events }: LoggedSession): string[] {
  const lost = events.flatMap((event, index) => (event === null ? [index + 1] : []));
  return [
    ...(lost.length > 0
      ? [
          `lost of session ${id}: ${count(lost.length, 'event')}: ${lost.slice(0, NAMED).join(', ')}${lost.length > NAMED ? ', …' : ''}`,
        ]
      : []),
    ...(header === null ? [`session ${id} does not say whose it is: its first line is lost`] : []),
    ...(events.at(-1)?.event === 'over'
      ? []
      : [`session ${id} broke off after ${count(events.length, 'event')}`]),
  ];
}

import { count } from '../../shared/count.ts';
import { LINE_TROUBLES, type LineTrouble, type LoggedSession, type ReadLog } from './read-log.ts';

const MEANING: Readonly<Record<LineTrouble, string>> = {
  foreign: 'of other programs',
  cut: 'truncated',
  damaged: 'with a wrong checksum or number',
  doubled: 'duplicated; counted once',
  contradicting: 'with a number that another line has for a different event',
  unreadable: 'without an event of this version',
};

/** Lines that are named; the others are counted. */
const NAMED = 8;

/** The problems of a log, a line each; none when it is complete and only sessions wrote to it. */
export function troubleLines({ sessions, troubles }: ReadLog): string[] {
  const ofLines = LINE_TROUBLES.filter((kind) => troubles[kind].length > 0).map((kind) => {
    const places = troubles[kind];
    const named = places.slice(0, NAMED).join(', ');
    return `${count(places.length, 'line')} ${MEANING[kind]}: ${named}${places.length > NAMED ? ', …' : ''}`;
  });
  return [...ofLines, ...sessions.flatMap(troublesOf)];
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

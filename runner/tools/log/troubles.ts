import { count } from '../../shared/count.ts';
import { LINE_TROUBLES, type LineTrouble, type LoggedSession, type ReadLog } from './read-log.ts';

const MEANING: Readonly<Record<LineTrouble, string>> = {
  foreign: 'of others',
  cut: 'cut short',
  damaged: 'damaged: their checksum or their number cannot be',
  doubled: 'there twice or more; counted once',
  contradicting: 'that say something else under the same number',
  unreadable: 'that are no event of this version',
};

/** Lines that are named; the others are counted. */
const NAMED = 8;

/** What is wrong with a log, a line each; none when it is whole and nobody else wrote to it. */
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

import { badge } from './badge.ts';
import { compat } from './compat.ts';
import { ctrf } from './ctrf.ts';
import type { Format } from './format.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';

/** The formats by their names on the command line. A new one is a row here, and a file beside this one. */
export const FORMATS: Readonly<Record<string, Format>> = { junit, ctrf, markdown, badge, compat };

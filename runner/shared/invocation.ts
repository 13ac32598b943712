import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

/** Whether this runs from its sources. */
export const isCheckout = existsSync(path.join(projectRoot, 'runner', 'cli', 'main.ts'));

/** How a user starts the command line: by the script of a checkout, or as the program of an installed package. */
export const invocation = isCheckout ? 'npm run matrix --' : 'npx napi-matrix';

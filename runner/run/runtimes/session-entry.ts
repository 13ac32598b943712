import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';

/** The script of a session for Node.js and runtimes close to it. */
export const SESSION_ENTRY = path.join(projectRoot, 'suites', 'harness', 'session.cjs');

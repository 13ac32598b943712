import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

const packageFile = path.join(projectRoot, 'package.json');

/** The version of this tool. */
export const toolVersion = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

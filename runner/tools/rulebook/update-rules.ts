// npm run docs:update: writes docs/rules.md anew.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { rulesPage } from './rules-page.ts';

await writeFile(path.join(projectRoot, 'docs', 'rules.md'), rulesPage(suites));

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { rulesPage } from '../../tools/rulebook/rules-page.ts';

/** Writes docs/rules.md from the suites. */
export function updateRules(): Promise<void> {
  return writeFile(path.join(projectRoot, 'docs', 'rules.md'), rulesPage(suites));
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { helpText } from './help.ts';
import { projectRoot } from '../../shared/project-root.ts';

test('README.md quotes the help as it is (npm run update)', () => {
  expect(readFileSync(path.join(projectRoot, 'README.md'), 'utf8')).toContain(helpText().trim());
});

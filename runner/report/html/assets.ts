import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';

// Not beside this file, for dist/ has only what TypeScript emits.
const FOLDER = path.join(projectRoot, 'runner', 'report', 'html', 'assets');

/** Each file may overrule those before it. */
const STYLES = [
  ...['colours', 'base', 'controls', 'head', 'tables', 'states', 'loads', 'summary', 'suites', 'details'],
  ...['deviations', 'code', 'rules', 'footer', 'cell', 'narrow', 'print'],
];

/** Each file may use what those before it declare. */
const SCRIPTS = [
  ...['data.js', 'view.js', 'elements.js', 'roving.js', 'edges.js', 'find.js', 'filters.js'],
  ...['details.js', 'page.js'],
];

/** The style sheet of the page. */
export function readStyle(): string {
  return STYLES.map((name) => read(path.join('style', `${name}.css`))).join('\n');
}

/** The script of the page: its files share one scope, which nothing else sees. */
export function readScript(): string {
  const files = SCRIPTS.map((file) => read(file));
  return `(() => {\n'use strict';\n${files.join('\n')}})();\n`;
}

/** With line ends as a browser reads them, or the hashes of the policy would not be theirs. */
function read(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n');
}

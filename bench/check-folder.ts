// node --import tsx check-folder.ts FOLDER: checks the addons of a project's node_modules and prints as JSON how many it
// found and the milliseconds that it took. The start of Node.js is not part of it.
import { checkSubject } from '../runner/authors/check/checked.ts';
import { readSupports } from '../runner/authors/predict/supports.ts';
import { subjectsAt } from '../runner/authors/subject/find-subjects.ts';

const [folder = ''] = process.argv.slice(2);
const supports = await readSupports();
const start = performance.now();
const checked = (await subjectsAt(folder)).map((subject) => checkSubject(subject, supports));
const ms = performance.now() - start;
process.stdout.write(
  JSON.stringify({ ms, addons: checked.reduce((sum, { files }) => sum + files.length, 0) }),
);

import { execa } from 'execa';
import { projectRoot } from '../../runner/shared/project-root.ts';

/**
 * Compiles the command line as it is published, once for all tests that start it: from its sources each start would
 * compile them again, which takes longer than most of what the tests ask.
 */
export default async function compile(): Promise<void> {
  await execa('npm', ['run', 'build'], { cwd: projectRoot });
}

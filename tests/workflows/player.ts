import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { execa } from 'execa';
import picomatch from 'picomatch';
import type { Step, Workflow } from './workflow.ts';

type Values = Readonly<Record<string, unknown>>;

/** The result of a job of a workflow. */
export interface Played {
  readonly outputs: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
  readonly summary: string;
}

/**
 * Plays the jobs of a workflow on this machine, each in a workspace of its own that `checkout` makes: scripts run as
 * they are written, artifacts go from folder to folder, actions that only prepare a machine do nothing, and scripts for
 * the API get `github`. It knows of expressions no more than the workflows use.
 */
export class Player {
  readonly #workflow: Workflow;
  readonly #checkout: () => Promise<string>;
  readonly #artifacts: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #github: unknown;

  constructor(
    workflow: Workflow,
    surroundings: {
      readonly checkout: () => Promise<string>;
      /** The folder of artifacts, by name; kept from one run to the next. */
      readonly artifacts: string;
      /** In the place of the workflow's own. */
      readonly env: Readonly<Record<string, string>>;
      readonly github: unknown;
    },
  ) {
    this.#workflow = workflow;
    this.#checkout = surroundings.checkout;
    this.#artifacts = surroundings.artifacts;
    this.#env = surroundings.env;
    this.#github = surroundings.github;
  }

  /** values: of the expressions, by name, as `matrix.shard`. */
  async job(name: string, values: Values = {}): Promise<Played> {
    const job = this.#workflow.jobs[name];
    if (job === undefined) throw new Error(`there is no job ${name}`);
    const workspace = await this.#checkout();
    const files = { output: path.join(workspace, '.output'), summary: path.join(workspace, '.summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const known: Record<string, unknown> = { ...values, 'github.token': 'token' };
    const env = {
      // npm's variables for the tests would change the paths of the commands that they run.
      npm_lifecycle_event: undefined,
      INIT_CWD: undefined,
      ...this.#workflow.env,
      ...evaluated(job.env ?? {}, known),
      ...this.#env,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: workspace,
      GITHUB_WORKSPACE: workspace,
    };
    const failed: string[] = [];
    for (const step of job.steps) {
      if (step.if !== undefined && !holds(step.if, known)) continue;
      if (step.uses !== undefined)
        known[`steps.${step.id ?? ''}.outputs.result`] = await this.#use(step, workspace, known, env);
      if (step.run === undefined || step.run.startsWith('npm ci')) continue;
      const { exitCode, all } = await execa('bash', ['-eo', 'pipefail', '-c', step.run], {
        cwd: workspace,
        env,
        all: true,
        reject: false,
        stdin: 'ignore',
      });
      if (exitCode !== 0) {
        failed.push(`${step.run}: ${all}`);
        break;
      }
    }
    return { outputs: outputsIn(files.output), failed, summary: readFileSync(files.summary, 'utf8') };
  }

  async #use(
    step: Step,
    workspace: string,
    known: Values,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<unknown> {
    const given = evaluated(step.with ?? {}, known);
    const at = path.join(workspace, given['path'] ?? '.');
    switch (/^actions\/([a-z-]+)@/.exec(step.uses ?? '')?.[1]) {
      case 'upload-artifact':
        cpSync(at, path.join(this.#artifacts, given['name'] ?? '', fileNameOf(at)), { recursive: true });
        return null;
      case 'download-artifact':
        this.#download(given, at);
        return null;
      case 'github-script': {
        const core = { info: (line: string) => console.info(line) };
        const context = {
          repo: { owner: 'me', repo: 'napi-matrix' },
          serverUrl: 'https://example.org',
          runId: 2,
        };
        return runScript(given['script'] ?? '', workspace, {
          github: this.#github,
          context,
          core,
          process: { env },
        });
      }
      default:
        return null;
    }
  }

  #download({ name, pattern }: Readonly<Record<string, string>>, to: string): void {
    mkdirSync(to, { recursive: true });
    if (name !== undefined) {
      cpSync(path.join(this.#artifacts, name), to, { recursive: true });
      return;
    }
    const matches = picomatch(pattern ?? '*');
    for (const artifact of readdirSync(this.#artifacts).filter((each) => matches(each))) {
      cpSync(path.join(this.#artifacts, artifact), path.join(to, artifact), { recursive: true });
    }
  }
}

/** An artifact of a folder has what is in it; that of a file has the file. */
function fileNameOf(at: string): string {
  if (!existsSync(at)) throw new Error(`${at} is to be uploaded and not there`);
  return path.extname(at) === '' ? '' : path.basename(at);
}

function runScript(script: string, workspace: string, globals: Values): Promise<unknown> {
  const names = ['require', ...Object.keys(globals)];
  const body = compileFunction(`return (async () => {${script}})();`, names) as (
    ...values: unknown[]
  ) => Promise<unknown>;
  const require = createRequire(path.join(workspace, 'script.cjs'));
  return body(require, ...Object.values(globals));
}

function evaluated(texts: Readonly<Record<string, unknown>>, known: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      String(text).replaceAll(/\$\{\{ *([\w.]+) *\}\}/g, (_all, name: string) => {
        if (!(name in known)) throw new Error(`nobody says what ${name} is`);
        return String(known[name]);
      }),
    ]),
  );
}

/** `steps.previous.outputs.result != ''` */
function holds(condition: string, known: Values): boolean {
  const name = /^([\w.]+) != ''$/.exec(condition)?.[1];
  if (name === undefined) throw new Error(`a condition that is not understood: ${condition}`);
  return ![undefined, null, ''].includes(known[name] as string | null | undefined);
}

function outputsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/).slice(0, 2) as [string, string]));
}

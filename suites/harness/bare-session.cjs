'use strict';
// bare bare-session.cjs PLAN: the process of a session for Bare, which has no module of Node.js: the host is that of the host
// contract, and modules, JSON and addons are all read by `require`.

const { createContractHost } = require('./contract/contract-host.cjs');
const { createProcessEnd } = require('./process-end.cjs');
const { runSession } = require('./run-session.cjs');

const bare = /** @type {NonNullable<typeof Bare>} */ (Bare);
const collect = /** @type {() => void} */ (globalThis.gc);
const plan = require(bare.argv[2]);

/** Each on a line of its own, when something printed half a line before it. */
const print = (event) => console.log(`\n${plan.nonce} ${JSON.stringify(event)}`);

/** Passes every event of a kind to `listener`; null: stop. */
function listenTo(kind) {
  let current = null;
  return (listener) => {
    if (current !== null) bare.off(kind, current);
    current = listener;
    if (listener !== null) bare.on(kind, (current = (error) => listener(error, kind)));
  };
}

/** What the self-test provokes; see provoke.cjs. */
const PROVOKE = {
  uncaught: (error) =>
    void setImmediate(() => {
      throw error;
    }),
  exit: (code) => bare.exit(code),
  /** There is no abort: it aborts for an error that nobody handles, a moment later. */
  abort: () =>
    new Promise(() =>
      setImmediate(() => {
        throw new Error('of the self-test');
      }),
    ),
  chatter(lines) {
    const text = `${'of the self-test '.repeat(50)}\n{"event":"done","run":"none"}\n`.repeat(lines);
    console.log(text);
    console.error(text);
  },
};

let current = null;
let trouble = null;
let copies = 0;

/** Bare has no file system of its own: an addon copies, one that no rule is about. */
function copy(file) {
  copies += 1;
  const to = `${plan.scratch}/${copies}-${file.replace(/^.*[\\/]/, '')}`;
  try {
    require(plan.addons.copy_file['8']).copyFile(file, to);
  } catch (error) {
    trouble = 'an addon could not be copied into the folder of the session';
    throw error;
  }
  return to;
}

const host = createContractHost(
  {
    supportedVersion: plan.supportedVersion,
    load: (file) => require(file),
    copy,
    turn: (callback) => void setImmediate(callback),
    collectGarbage: () => collect(),
    onUncaught: listenTo('uncaughtException'),
    undetachableArrayBuffer: () => new WebAssembly.Memory({ initial: 1 }).buffer,
  },
  plan.addons,
);

const { begin } = host;
Object.assign(host, createProcessEnd(host, { plan, current: () => current, print }), {
  begin(run) {
    current = run;
    trouble = null;
    begin(run);
  },
  trouble: () => trouble,
  provoke: (what, how) => PROVOKE[what](how),
});

/** Probe files are plain scripts that call defineProbes(suite, functions). */
/** @type {Record<string, import('./host.d.ts').Probes>} */
const probes = {};
Object.assign(globalThis, {
  defineProbes(suite, functions) {
    probes[suite] = functions;
  },
});
for (const file of Object.values(plan.probes)) require(file);

runSession(plan, probes, host, print).then((endsByItself) => {
  if (!endsByItself) bare.exit(0);
});

'use strict';
// Observes whether addons with different versions in one process keep their own gates. The gate is the status of a
// reference to a number, through which the effective version shows.

const ROUNDS = 3;

defineProbes('coexistence', {
  /**
   * The addon under test loaded after those of `before` and before those of `after` (target ids), then all called in
   * turn: { own: [gate per round], others: { target: [gate per round] } }.
   */
  together: (host, args) => callInTurn(host, args),

  /** The same in a Worker. */
  async togetherInWorker(host, args) {
    const { messages } = await host.startWorker('postTogether', args).ended;
    return messages[0];
  },

  postTogether(host, args) {
    host.post(callInTurn(host, args));
  },

  /** Another addon is loaded before each answer: { own: [gate per load] }. */
  betweenLoads(host, { others }) {
    const own = host.load({ fresh: true });
    const gates = others.map((target) => {
      loadOther(host, target);
      return own.primitiveReference();
    });
    return { own: gates };
  },

  /** Each called before and after a call of the next, which runs inside it: { own, others: { target: [before, after] } }. */
  nested(host, { outside, inside }) {
    const others = {};
    const wrap = (target, inner) => () => {
      others[target] = loadOther(host, target).around(inner);
    };
    const own = host.load({ fresh: true });
    let gates;
    const innermost = inside.reduceRight(
      (inner, target) => wrap(target, inner),
      () => {},
    );
    const middle = () => {
      gates = own.around(innermost);
    };
    outside.reduceRight((inner, target) => wrap(target, inner), middle)();
    return { own: gates, others };
  },

  /** Two instances of one file, called in turn: { first: [gate per round], second: [gate per round] }. */
  instances(host, { forget = false, by }) {
    const file = host.copyAddon();
    const first = host.load({ file });
    if (forget) host.uncache(file);
    const second = host.load({ file, by });
    return inRounds({ first: () => first.primitiveReference(), second: () => second.primitiveReference() });
  },

  /** The addon under test here, another file (or the same one) in a Worker, in turn: { main, worker }. */
  async withWorker(host, { other = null }) {
    const file = host.copyAddon();
    const workersFile = other === null ? file : host.copyAddon({ addon: 'version', target: other });
    const main = host.load({ file });
    const worker = host.startWorker('answer', { file: workersFile });
    const gates = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      gates.push(main.primitiveReference());
      worker.send('next');
      await host.waitFor(() => worker.messages.length > round);
    }
    const { messages } = await worker.ended;
    return { main: gates, worker: messages };
  },

  async answer(host, { file }) {
    const { messages: requests, stop } = host.receive();
    const addon = host.load({ file });
    for (let round = 0; round < ROUNDS; round += 1) {
      await host.waitFor(() => requests.length > round);
      host.post(addon.primitiveReference());
    }
    stop();
  },

  /** An addon that registers itself, loaded before or after the one under test: { own, registered: [gate per round] }. */
  withRegistered(host, { order }) {
    const which = { addon: 'version_registers_itself', target: 'experimental', fresh: true };
    const before = order === 'before' ? host.load(which) : null;
    const own = host.load({ fresh: true });
    const registered = before || host.load(which);
    return inRounds({
      registered: () => registered.primitiveReference(),
      own: () => own.primitiveReference(),
    });
  },
});

/** @param {Host} host */
function callInTurn(host, { before, after }) {
  const others = {};
  const loadOthers = (targets) => {
    for (const target of targets) others[target] = loadOther(host, target);
  };
  loadOthers(before);
  const own = host.load({ fresh: true });
  loadOthers(after);
  const calls = Object.keys(others).map((target) => [target, () => others[target].primitiveReference()]);
  const { own: gates, ...rest } = inRounds(
    Object.fromEntries([...calls, ['own', () => own.primitiveReference()]]),
  );
  return { own: gates, others: rest };
}

/** @param {Host} host */
function loadOther(host, target) {
  return host.load({ addon: 'version', target, fresh: true });
}

/** Calls each in turn, several times: { name: [answer per round] }. */
function inRounds(questions) {
  const answers = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(questions)) answers[name] = [...(answers[name] || []), call()];
  }
  return answers;
}

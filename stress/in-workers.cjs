'use strict';
// node in-workers.cjs PLAN: loads addons in Workers. PLAN is a JSON file: { files, rounds, atOnce }. Prints as JSON the
// resident memory in bytes after each round, and how many Workers loaded each file, or not.
const fs = require('fs');
const { Worker, isMainThread, workerData, parentPort } = require('worker_threads');

if (isMainThread) main(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
else inWorker(workerData);

async function main({ files, rounds, atOnce }) {
  const resident = [];
  const answers = files.map(() => ({ loaded: 0, refused: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const arrived = new Int32Array(new SharedArrayBuffer(4));
    const workers = Array.from({ length: atOnce }, () => loadInWorker({ files, arrived, atOnce }));
    for (const results of await Promise.all(workers)) {
      results.forEach((isLoaded, index) => (answers[index][isLoaded ? 'loaded' : 'refused'] += 1));
    }
    // @ts-ignore A flag provides it.
    globalThis.gc();
    resident.push(process.memoryUsage().rss);
  }
  fs.writeSync(1, JSON.stringify({ resident, answers }));
}

/** Whether each file was loaded, once the Worker has ended. */
function loadInWorker(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: data });
    let results = null;
    worker.on('message', (message) => (results = message));
    worker.on('error', reject);
    worker.on('exit', (exitCode) => {
      if (results !== null && exitCode === 0) return resolve(results);
      const what = results === null ? 'without' : 'with';
      return reject(new Error(`a Worker ended with exit code ${exitCode}, ${what} an answer`));
    });
  });
}

function inWorker({ files, arrived, atOnce }) {
  const results = files.map((file) => {
    try {
      require(file);
      return true;
    } catch {
      return false;
    }
  });
  // Every Worker keeps its addons until the last one has loaded them.
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  for (let seen; (seen = Atomics.load(arrived, 0)) < atOnce;) Atomics.wait(arrived, 0, seen);
  if (parentPort !== null) parentPort.postMessage(results);
}

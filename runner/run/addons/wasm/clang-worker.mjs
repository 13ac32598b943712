// Runs jobs of clang-pool.ts in a Worker thread, one after the other: see ClangJob and ClangResult there.
import { parentPort, workerData } from 'node:worker_threads';

if (parentPort === null) throw new Error('clang-worker.mjs runs in a Worker thread only');
const port = parentPort;

const { commands } = await import(workerData.clang);
// Loads the compiler; without a callback it would print its progress on stdout.
await commands.clang(null, {}, { fetchProgress() {} });

port.on('message', async ({ tool, args, files, output }) => {
  let text = '';
  const decoder = new TextDecoder();
  const collect = (bytes) => {
    if (bytes !== null) text += decoder.decode(bytes, { stream: true });
  };
  const options = { stdout: collect, stderr: collect, decodeASCII: false };
  try {
    const tree = await commands[tool](args, { ...workerData.files, ...files }, options);
    port.postMessage({ bytes: tree[output] });
  } catch (error) {
    // A failed tool has said why; anything else is described by the error itself.
    port.postMessage({ text: text === '' ? String(error) : text });
  }
});

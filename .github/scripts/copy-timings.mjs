// copy-timings.mjs FROM TO: copies the known fields of a timings.json, if they are valid, and nothing else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [, , from = '', to = ''] = process.argv;
const read = () => {
  try {
    return JSON.parse(readFileSync(from, 'utf8'));
  } catch {
    return null;
  }
};
const { startedAt, stepsMs } = (existsSync(from) ? read() : null) ?? {};
if (typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt))) {
  const total = Number.isFinite(stepsMs?.total) ? Math.max(0, stepsMs.total) : 0;
  const kept = { startedAt: new Date(startedAt).toISOString(), stepsMs: { total } };
  writeFileSync(to, `${JSON.stringify(kept, null, 2)}\n`);
}

import { STATUS_NAMES } from '../../../suites/napi-status.ts';

/** The name of a number that stands where statuses do (`status`, `after.status`, `statuses.calls`), else null. */
export function statusName(path: string, value: unknown): string | null {
  if (!/(^|\.)\w*status(es\.\w+)?$/i.test(path) || typeof value !== 'number') return null;
  return STATUS_NAMES[value] ?? null;
}

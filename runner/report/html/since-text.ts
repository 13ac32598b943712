import type { Since } from '../since.ts';
import type { ReportRuntime } from './model.ts';

/** `since 2026-11-20`, and the version at that time where it was another: `since 2026-11-20, then 26.9.0` */
export function sinceText({ date, version }: Since, runtime: Pick<ReportRuntime, 'version'>): string {
  const then = version === runtime.version ? '' : `, then ${version}`;
  return `since ${date.slice(0, 10)}${then}`;
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../suites/json.ts';
import type { Profile } from './profile.ts';

/** A digest of the supported version, targets and rules of a profile; its texts do not count. */
export function profileDigest({ supports, targets, rules }: Profile): string {
  const content = canonicalJson({ supports, targets: [...targets].sort(), rules: [...rules].sort() });
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../suites/json.ts';
import type { Profile } from './profile.ts';

/** What stands for all that a profile asks: equal for equal questions, whatever its texts say. */
export function profileDigest({ supports, targets, rules }: Profile): string {
  const asked = canonicalJson({ supports, targets: [...targets].sort(), rules: [...rules].sort() });
  return createHash('sha256').update(asked).digest('hex').slice(0, 16);
}

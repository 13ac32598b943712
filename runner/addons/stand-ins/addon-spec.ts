import { requireTarget } from '../../plan/stand-ins/cell.ts';
import type { AddonSpec } from '../addon-spec.ts';

/** The addon `small`, built for 8, but for what a test is about. */
export function specWith({
  targetIds = ['8'],
  ...spec
}: Partial<AddonSpec> & { targetIds?: readonly string[] } = {}): AddonSpec {
  return {
    name: 'small',
    subject: 'small',
    targets: targetIds.map(requireTarget),
    exports: ['shipped', 'proposed'],
    registration: 'symbol',
    language: 'c',
    perTarget: false,
    defines: [],
    gyp: {},
    declares: {},
    unavailable: {},
    ...spec,
  };
}

import { ADVICE_FINALIZER } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { basic, posted } from './basic.ts';
import { gated } from './gated.ts';
import { optOut } from './opt-out.ts';
import { scheduling } from './scheduling.ts';
import { buffers, strings } from './ungated.ts';

export const finalizer = defineSuite({
  name: 'finalizer',
  title: 'Finalizers: when they run, and what they may do',
  addon: 'finalizer',
  advice: ADVICE_FINALIZER,
  rules: { ...gated, ...basic, ...scheduling, ...posted, ...optOut, ...buffers, ...strings },
});

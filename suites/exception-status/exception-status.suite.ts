import { ADVICE_CANNOT_RUN_JS } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { naturalEnd } from './natural-end.ts';
import { stopped } from './stopped.ts';

export const exceptionStatus = defineSuite({
  name: 'exception-status',
  title: 'Exception status: what calls give when JavaScript can no longer run',
  addon: 'exception_status',
  advice: ADVICE_CANNOT_RUN_JS,
  rules: { ...naturalEnd, ...stopped },
});

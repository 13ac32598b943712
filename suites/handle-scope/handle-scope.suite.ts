import { defineSuite } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_ESCAPE_CALLED_TWICE, NAPI_OK } from '../napi-status.ts';

const ESCAPE = documentation('napi_escape_handle', 'napi_escape_handle');
const LIFESPAN = documentation(
  'handle scopes',
  'making-handle-lifespan-shorter-than-that-of-the-native-method',
);

export const handleScope = defineSuite({
  name: 'handle-scope',
  title: 'Handle scopes: the same at every version',
  addon: 'handle_scope',
  rules: {
    nest: {
      statement: 'Handle scopes open and close in one another, at every version.',
      sources: [LIFESPAN],
      probe: 'nest',
      expected: {
        always: { outer: NAPI_OK, inner: NAPI_OK, closedInner: NAPI_OK, closedOuter: NAPI_OK },
      },
    },
    escape: {
      statement: 'A handle that escapes from its scope is valid outside of it, at every version.',
      sources: [ESCAPE, LIFESPAN],
      probe: 'escape',
      expected: { always: { opened: NAPI_OK, first: NAPI_OK, closed: NAPI_OK, value: 'of the probe' } },
    },
    'escape-twice': {
      statement: 'A second escape from one scope gives napi_escape_called_twice, at every version.',
      sources: [ESCAPE],
      probe: 'escape',
      expected: { always: { first: NAPI_OK, second: NAPI_ESCAPE_CALLED_TWICE, closed: NAPI_OK } },
    },
  },
});

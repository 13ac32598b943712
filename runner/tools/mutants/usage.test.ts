import { expect, test } from 'vitest';
import { callsIn } from './usage.ts';

test('calls are found; those inside PROBE_MUST are not looked at', () => {
  const { any, looked } = callsIn(`
    PROBE_MUST(napi_get_cb_info(env, info, &argc, args, NULL, NULL));
    PROBE_MUST(
        napi_create_object(env, &object));
    napi_status status = node_api_symbol_for(env, "a", 1, &symbol);
    napi_value value = other_napi_call(env);
    napi_finalize callback = Finalize;
    PROBE_MUST(CALL_OPTIONAL(node_api_set_prototype)(env, object, prototype));
    status = CALL_OPTIONAL(node_api_post_finalizer)(env, Finalize, NULL, NULL);
    WHILE_PENDING(napi_typeof, env, value, &type);
  `);
  const unlooked = ['napi_get_cb_info', 'napi_create_object', 'node_api_set_prototype'];
  const lookedAt = ['node_api_symbol_for', 'node_api_post_finalizer', 'napi_typeof'];
  expect([...any].sort()).toEqual([...unlooked, ...lookedAt].sort());
  expect([...looked]).toEqual(lookedAt);
});

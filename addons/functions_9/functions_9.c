/*
 * Observes whether the functions of version 9 can be called: one export per function, under its name, which returns
 * { status, value? }.
 * Built for none and every stable and experimental version; only runtimes that support version 9 load it.
 */
#include "../probe.h"

static napi_value SymbolFor(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value symbol = NULL;
  napi_status status = node_api_symbol_for(env, "of the probe", NAPI_AUTO_LENGTH, &symbol);
  return probe_result(env, status, symbol);
}

static napi_value CreateSyntaxError(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value code, message, error = NULL;
  PROBE_MUST(napi_create_string_utf8(env, "ERR_PROBE_SYNTAX", NAPI_AUTO_LENGTH, &code));
  PROBE_MUST(napi_create_string_utf8(env, "of the probe", NAPI_AUTO_LENGTH, &message));
  napi_status status = node_api_create_syntax_error(env, code, message, &error);
  return probe_result(env, status, error);
}

static napi_value ThrowSyntaxError(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value error = NULL;
  napi_status status = node_api_throw_syntax_error(env, "ERR_PROBE_SYNTAX", "of the probe");
  PROBE_MUST(napi_get_and_clear_last_exception(env, &error));
  return probe_result(env, status, error);
}

static napi_value AskModuleFileName(napi_env env, napi_callback_info info) {
  (void)info;
  const char* name = NULL;
  napi_value value = NULL;
  napi_status status = node_api_get_module_file_name(env, &name);
  if (name != NULL) PROBE_MUST(napi_create_string_utf8(env, name, NAPI_AUTO_LENGTH, &value));
  return probe_result(env, status, value);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "node_api_symbol_for", SymbolFor);
  PROBE_FUNCTION(exports, "node_api_create_syntax_error", CreateSyntaxError);
  PROBE_FUNCTION(exports, "node_api_throw_syntax_error", ThrowSyntaxError);
  PROBE_FUNCTION(exports, "node_api_get_module_file_name", AskModuleFileName);
  return exports;
}

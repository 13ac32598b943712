/* What a set of headers offers: each check compiles where they do. Without a check the file always compiles. */
#include <node_api.h>

#if defined(CHECK_NOENV_FINALIZE)
extern node_api_noenv_finalize finalize;
#elif defined(CHECK_FLOAT16)
#ifndef NODE_API_HAS_FLOAT16_ARRAY
#error "no napi_float16_array"
#endif
extern napi_typedarray_type types[napi_float16_array];
#elif defined(CHECK_BASIC_ENV)
extern node_api_basic_env basic;
#elif defined(CHECK_BASIC_ENV_CONST)
/* Compiles where basic is the same type as env. */
extern napi_env env;
extern node_api_basic_env env;
#endif

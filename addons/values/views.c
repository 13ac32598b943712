/* Views of array buffers: typed arrays, data views, and what counts as a Buffer. */
#include "values.h"

/* Adds { length, byteOffset, buffer, dataOffset }: dataOffset is the distance of `data` from the start of the buffer. */
static napi_value Describe(napi_env env, napi_value object, size_t length, size_t byte_offset, napi_value buffer,
                           void* data) {
  void* start = NULL;
  size_t total = 0;
  PROBE_MUST(napi_get_arraybuffer_info(env, buffer, &start, &total));
  PROBE_MUST(napi_set_named_property(env, object, "buffer", buffer));
  if (probe_set_number(env, object, "length", (int64_t)length) == NULL) return NULL;
  if (probe_set_number(env, object, "byteOffset", (int64_t)byte_offset) == NULL) return NULL;
  return probe_set_number(env, object, "dataOffset", (int64_t)((char*)data - (char*)start));
}

/* typedArrayInfo(view): { status, type, length, byteOffset, buffer, dataOffset } */
static napi_value TypedArrayInfo(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_typedarray_type type = napi_int8_array;
  size_t length = 0, byte_offset = 0;
  void* data = NULL;
  napi_value buffer = NULL;
  napi_status status = napi_get_typedarray_info(env, args[0], &type, &length, &data, &buffer, &byte_offset);
  napi_value object = probe_status_object(env, status);
  if (object == NULL || status != napi_ok) return object;
  if (probe_set_number(env, object, "type", type) == NULL) return NULL;
  return Describe(env, object, length, byte_offset, buffer, data);
}

/* dataViewInfo(view): { status, length, byteOffset, buffer, dataOffset } */
static napi_value DataViewInfo(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  size_t length = 0, byte_offset = 0;
  void* data = NULL;
  napi_value buffer = NULL;
  napi_status status = napi_get_dataview_info(env, args[0], &length, &data, &buffer, &byte_offset);
  napi_value object = probe_status_object(env, status);
  if (object == NULL || status != napi_ok) return object;
  return Describe(env, object, length, byte_offset, buffer, data);
}

/* bufferInfo(value): { status, length, first: the first byte } */
static napi_value BufferInfo(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  void* data = NULL;
  size_t length = 0;
  napi_status status = napi_get_buffer_info(env, args[0], &data, &length);
  napi_value object = probe_status_object(env, status);
  if (object == NULL || status != napi_ok || length == 0) return object;
  if (probe_set_number(env, object, "length", (int64_t)length) == NULL) return NULL;
  return probe_set_number(env, object, "first", *(uint8_t*)data);
}

/* write(view, byte): { status }. Asks for everything about the view, as bindings do, and writes through the data. */
static napi_value Write(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  uint32_t byte;
  napi_typedarray_type type;
  size_t length = 0, byte_offset = 0;
  void* data = NULL;
  napi_value buffer = NULL;
  PROBE_MUST(napi_get_value_uint32(env, args[1], &byte));
  napi_status status = napi_get_typedarray_info(env, args[0], &type, &length, &data, &buffer, &byte_offset);
  if (status == napi_ok && data != NULL && length > 0) *(uint8_t*)data = (uint8_t)byte;
  return probe_status_object(env, status);
}

/* createTypedArray(type, length, buffer, byteOffset): { status, value? } */
static napi_value CreateTypedArray(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 4);
  int32_t type;
  uint32_t length, byte_offset;
  napi_value view = NULL;
  PROBE_MUST(napi_get_value_int32(env, args[0], &type));
  PROBE_MUST(napi_get_value_uint32(env, args[1], &length));
  PROBE_MUST(napi_get_value_uint32(env, args[3], &byte_offset));
  napi_status status = napi_create_typedarray(env, (napi_typedarray_type)type, length, args[2], byte_offset, &view);
  return probe_result(env, status, view);
}

/* createDataView(length, buffer, byteOffset): { status, value? } */
static napi_value CreateDataView(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  uint32_t length, byte_offset;
  napi_value view = NULL;
  PROBE_MUST(napi_get_value_uint32(env, args[0], &length));
  PROBE_MUST(napi_get_value_uint32(env, args[2], &byte_offset));
  napi_status status = napi_create_dataview(env, length, args[1], byte_offset, &view);
  return probe_result(env, status, view);
}

napi_value AddViews(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "typedArrayInfo", TypedArrayInfo);
  PROBE_FUNCTION(exports, "dataViewInfo", DataViewInfo);
  PROBE_FUNCTION(exports, "bufferInfo", BufferInfo);
  PROBE_FUNCTION(exports, "write", Write);
  PROBE_FUNCTION(exports, "createTypedArray", CreateTypedArray);
  PROBE_FUNCTION(exports, "createDataView", CreateDataView);
  return exports;
}

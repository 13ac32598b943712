/* Finalizers of what is alive when an env ends, and clean-up hooks beside them. */
#include "note.h"
#include "../optional.h"
#include "scenes.h"

#include <string.h>

typedef struct {
  const char* kind;
  /* Its finalizer is told this. */
  const void* data;
} Value;

static Value instance_data = {"instance-data", &instance_data};
static Value threadsafe_function = {"threadsafe-function", &threadsafe_function};
static Value wrap = {"wrap", &wrap};
static Value added = {"add-finalizer", &added};
static Value external = {"external", &external};

static char memory[2][8];
static Value buffer = {"external-buffer", memory[0]};
static Value arraybuffer = {"external-arraybuffer", memory[1]};

static char latin1_text[] = "a string that is long enough to be external";
static uint16_t utf16_text[sizeof(latin1_text)];
enum { TEXT_LENGTH = sizeof(latin1_text) - 1 };
static Value latin1 = {"external-string-latin1", latin1_text};
static Value utf16 = {"external-string-utf16", utf16_text};

/* Before the value is made: a finalizer may run at once. Gives what the finalizer is told. */
static void* Give(const Value* value) {
  Note(value->kind, "given");
  return (void*)value->data;
}

static void NoteFinalizer(const Value* value, const void* data) {
  Note(value->kind, data == value->data ? "finalized" : "given other data");
}

/* Memory that JavaScript sees may outlive the env that gave it; its finalizer has no place in the order. */
static void FinalizeMemory(napi_env env, void* data, void* hint) {
  (void)env;
  NoteFinalizer(hint, data);
}

static void FinalizeObject(napi_env env, void* data, void* hint) {
  (void)env;
  NoteFinalizer(hint, data);
  NoteTurn("hooks-and-finalizers", "finalizer");
  NoteTurn("objects-and-instance-data", "object");
}

static void FinalizeInstanceData(napi_env env, void* data, void* hint) {
  (void)env;
  NoteFinalizer(hint, data);
  NoteTurn("hooks-and-finalizers", "finalizer");
  NoteTurn("objects-and-instance-data", "instance-data");
}

/* The context of a thread-safe function takes the place of the hint. */
static void FinalizeThreadsafeFunction(napi_env env, void* data, void* context) {
  (void)env;
  NoteFinalizer(context, data);
  NoteTurn("hooks-and-finalizers", "finalizer");
}

static void Hook(void* name) {
  Note("hooks", name);
  NoteTurn("hooks-and-finalizers", "hook");
}

static napi_value HoldStrings(napi_env env, napi_value holder) {
  napi_value string;
  bool copied;
  for (size_t index = 0; index < sizeof(latin1_text); index++) utf16_text[index] = (uint16_t)latin1_text[index];
  if (IS_EXPORTED(node_api_create_external_string_latin1)) {
    /* A runtime that copies the text finalizes it at once. */
    PROBE_MUST(CALL_OPTIONAL(node_api_create_external_string_latin1)(env, Give(&latin1), TEXT_LENGTH, FinalizeMemory,
                                                                     &latin1, &string, &copied));
    PROBE_MUST(napi_set_named_property(env, holder, latin1.kind, string));
  }
  if (IS_EXPORTED(node_api_create_external_string_utf16)) {
    PROBE_MUST(CALL_OPTIONAL(node_api_create_external_string_utf16)(env, Give(&utf16), TEXT_LENGTH, FinalizeMemory,
                                                                    &utf16, &string, &copied));
    PROBE_MUST(napi_set_named_property(env, holder, utf16.kind, string));
  }
  return holder;
}

static napi_value HoldMemory(napi_env env, napi_value holder) {
  napi_value value;
  PROBE_MUST(napi_create_external_buffer(env, sizeof(memory[0]), Give(&buffer), FinalizeMemory, &buffer, &value));
  PROBE_MUST(napi_set_named_property(env, holder, buffer.kind, value));
  PROBE_MUST(napi_create_external_arraybuffer(env, Give(&arraybuffer), sizeof(memory[1]), FinalizeMemory, &arraybuffer,
                                              &value));
  PROBE_MUST(napi_set_named_property(env, holder, arraybuffer.kind, value));
  return HoldStrings(env, holder);
}

static napi_value HoldObjects(napi_env env, napi_value holder) {
  napi_value value;
  PROBE_MUST(napi_create_object(env, &value));
  PROBE_MUST(napi_wrap(env, value, Give(&wrap), FinalizeObject, &wrap, NULL));
  PROBE_MUST(napi_set_named_property(env, holder, wrap.kind, value));
  PROBE_MUST(napi_create_object(env, &value));
  PROBE_MUST(napi_add_finalizer(env, value, Give(&added), FinalizeObject, &added, NULL));
  PROBE_MUST(napi_set_named_property(env, holder, added.kind, value));
  PROBE_MUST(napi_create_external(env, Give(&external), FinalizeObject, &external, &value));
  PROBE_MUST(napi_set_named_property(env, holder, external.kind, value));
  return holder;
}

static void CallNothing(napi_env env, napi_value callback, void* context, void* data) {
  (void)env;
  (void)callback;
  (void)context;
  (void)data;
}

static napi_value MakeThreadsafeFunction(napi_env env) {
  napi_value name;
  napi_threadsafe_function function;
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_threadsafe_function(env, NULL, NULL, name, 0, 1, Give(&threadsafe_function),
                                             FinalizeThreadsafeFunction, &threadsafe_function, CallNothing, &function));
  PROBE_MUST(napi_unref_threadsafe_function(env, function));
  return name;
}

napi_value Alive(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_ref reference;
  /* First, as most addons do: a runtime may finalize in the reverse order. */
  PROBE_MUST(napi_set_instance_data(env, Give(&instance_data), FinalizeInstanceData, &instance_data));
  PROBE_MUST(napi_create_reference(env, args[0], 1, &reference));
  if (HoldObjects(env, args[0]) == NULL || HoldMemory(env, args[0]) == NULL) return NULL;
  /* Before the hooks: where a runtime makes it a hook of its own, it comes after them. */
  if (MakeThreadsafeFunction(env) == NULL) return NULL;
  PROBE_MUST(napi_add_env_cleanup_hook(env, Hook, "first"));
  PROBE_MUST(napi_add_env_cleanup_hook(env, Hook, "second"));
  PROBE_MUST(napi_add_env_cleanup_hook(env, Hook, "removed"));
  PROBE_MUST(napi_add_env_cleanup_hook(env, Hook, "third"));
  PROBE_MUST(napi_remove_env_cleanup_hook(env, Hook, "removed"));
  return NULL;
}

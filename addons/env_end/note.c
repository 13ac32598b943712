/* Notes of what runs while an env ends; see note.h. */
#include "note.h"

#include <string.h>

enum { MAX_NOTES = 200, MAX_TEXT = 24, MAX_FRAME = 512 };

typedef struct {
  const char* list;
  char text[MAX_TEXT];
} OneNote;

/* Outlive an env on purpose; one env at a time ends. */
static OneNote notes[MAX_NOTES];
static int count;
static char before[MAX_FRAME], after[MAX_FRAME];

static void Print(const OneNote* note) {
  printf("%s\"%s\",\"%s\"%s", before, note->list, note->text, after);
  /* The process may die before it writes what is buffered. */
  fflush(stdout);
}

void Note(const char* list, const char* text) {
  if (count == MAX_NOTES) abort();
  OneNote* note = &notes[count++];
  note->list = list;
  snprintf(note->text, MAX_TEXT, "%s", text);
  if (before[0] != '\0') Print(note);
}

void NoteNumber(const char* list, int number) {
  char text[MAX_TEXT];
  snprintf(text, sizeof(text), "%d", number);
  Note(list, text);
}

void NoteTurn(const char* list, const char* text) {
  const char* last = NULL;
  for (int index = 0; index < count; index++) {
    if (strcmp(notes[index].list, list) == 0) last = notes[index].text;
  }
  if (last == NULL || strcmp(last, text) != 0) Note(list, text);
}

napi_value NoteTo(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  size_t length;
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], before, sizeof(before), &length));
  PROBE_MUST(napi_get_value_string_utf8(env, args[1], after, sizeof(after), &length));
  for (int index = 0; index < count; index++) Print(&notes[index]);
  return NULL;
}

napi_value ResetNotes(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  count = 0;
  return NULL;
}

napi_value Notes(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  PROBE_MUST(napi_create_array(env, &result));
  for (int index = 0; index < count; index++) {
    napi_value note, list, text;
    PROBE_MUST(napi_create_array(env, &note));
    PROBE_MUST(napi_create_string_utf8(env, notes[index].list, NAPI_AUTO_LENGTH, &list));
    PROBE_MUST(napi_create_string_utf8(env, notes[index].text, NAPI_AUTO_LENGTH, &text));
    PROBE_MUST(napi_set_element(env, note, 0, list));
    PROBE_MUST(napi_set_element(env, note, 1, text));
    PROBE_MUST(napi_set_element(env, result, (uint32_t)index, note));
  }
  return result;
}

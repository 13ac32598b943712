/*
 * Notes of what runs while an env ends: a text in a named list. They are kept in memory that outlives the env, for the
 * main thread to read when a Worker is gone. Of the main thread itself nobody could read that: there each note is also
 * written to stdout at once, between what the host gave for it.
 */
#ifndef ENV_END_NOTE_H_
#define ENV_END_NOTE_H_

#include "../probe.h"

void Note(const char* list, const char* text);

/* The same for a number. */
void NoteNumber(const char* list, int number);

/* The same, unless the last text of the list is this one already: an order of kinds, not of each. */
void NoteTurn(const char* list, const char* text);

/* noteTo(before, after): writes each note to stdout, as before"list","text"after: those so far, and those to come. */
napi_value NoteTo(napi_env env, napi_callback_info info);

/* reset(): forgets all notes. */
napi_value ResetNotes(napi_env env, napi_callback_info info);

/* notes(): [[list, text]] */
napi_value Notes(napi_env env, napi_callback_info info);

#endif /* ENV_END_NOTE_H_ */

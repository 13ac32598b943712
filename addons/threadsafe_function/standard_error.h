/*
 * Takes what the process writes to standard error, without a word to the runtime: the descriptor itself is led into
 * a pipe. Only for what fits into one (16 KiB is portable). POSIX only: on Windows and in WebAssembly an addon's
 * C library has descriptors of its own, which the runtime does not write to.
 */
#ifndef STANDARD_ERROR_H_
#define STANDARD_ERROR_H_

#if !defined(_WIN32) && !defined(__wasm__)
#define HAS_STANDARD_ERROR
#include <stddef.h>

typedef struct {
  int original;
  int reading;
} StandardError;

/* Returns 0 when it cannot. */
int StandardErrorTake(StandardError* taken);

/* Restores standard error; writes at most `capacity` bytes of the captured text into `text`, and returns their number. */
size_t StandardErrorGiveBack(StandardError* taken, char* text, size_t capacity);
#endif

#endif /* STANDARD_ERROR_H_ */

/*
 * Takes what the process writes to standard error, without a word to the runtime: the descriptor itself is led into
 * a pipe. Only for what fits into one (16 KiB is portable). POSIX only: on Windows and in WebAssembly an addon's
 * C library has descriptors of its own, which the runtime does not write to.
 */
#ifndef STANDARD_ERROR_H_
#define STANDARD_ERROR_H_

#if !defined(_WIN32) && !defined(__wasm__)
#define HAS_STANDARD_ERROR
#include <stdio.h>
#include <unistd.h>

typedef struct {
  int original;
  int reading;
} StandardError;

static inline int StandardErrorTake(StandardError* taken) {
  int ends[2];
  fflush(stderr);
  if (pipe(ends) != 0) return 0;
  taken->reading = ends[0];
  taken->original = dup(STDERR_FILENO);
  int led = taken->original >= 0 && dup2(ends[1], STDERR_FILENO) >= 0;
  close(ends[1]);
  return led;
}

/* Gives standard error back; writes at most `capacity` bytes of what was said into `text`, and gives their number. */
static inline size_t StandardErrorGiveBack(StandardError* taken, char* text, size_t capacity) {
  fflush(stderr);
  /* The pipe's only writer is replaced, so that reading comes to an end. */
  dup2(taken->original, STDERR_FILENO);
  close(taken->original);
  size_t length = 0;
  ssize_t got = 0;
  while (length < capacity && (got = read(taken->reading, text + length, capacity - length)) > 0) length += (size_t)got;
  close(taken->reading);
  return length;
}
#endif

#endif /* STANDARD_ERROR_H_ */

/* Standard error of the process; see standard_error.h. */
#include "standard_error.h"

#if defined(HAS_STANDARD_ERROR)
#include <stdio.h>
#include <unistd.h>

int StandardErrorTake(StandardError* taken) {
  int ends[2];
  fflush(stderr);
  if (pipe(ends) != 0) return 0;
  taken->reading = ends[0];
  taken->original = dup(STDERR_FILENO);
  int led = taken->original >= 0 && dup2(ends[1], STDERR_FILENO) >= 0;
  close(ends[1]);
  return led;
}

size_t StandardErrorGiveBack(StandardError* taken, char* text, size_t capacity) {
  fflush(stderr);
  /* The pipe's only writer is replaced, so that reading comes to an end. */
  dup2(taken->original, STDERR_FILENO);
  close(taken->original);
  size_t length = 0;
  ssize_t got = 0;
  while (length < capacity && (got = read(taken->reading, text + length, capacity - length)) > 0) {
    length += (size_t)got;
  }
  close(taken->reading);
  return length;
}
#endif

/* A list that grows: an array of which only the number of its items is kept. */
#ifndef GROW_H_
#define GROW_H_

#include <stdlib.h>

/* The array with room for one item more than `count`; it may have moved. The room doubles at each power of two. */
static inline void* Grow(void* items, int count, size_t item_size) {
  if ((count & (count - 1)) != 0) return items;
  void* grown = realloc(items, (size_t)(count == 0 ? 1 : 2 * count) * item_size);
  if (grown == NULL) abort();
  return grown;
}

#endif /* GROW_H_ */

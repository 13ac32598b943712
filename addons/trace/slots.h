/* Where a shared object (ELF, of a program with a dynamic loader) finds the functions of others. */
#ifndef SLOTS_H_
#define SLOTS_H_

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <link.h>

/* A shared object, or the executable, by its dynamic section; NULL: none. */
typedef const ElfW(Dyn) * Object;

/* The object that an address is in, and that of a handle of dlopen. */
Object object_at(const void* address);
Object object_of(void* handle);

/* Returns what is to be in the slots of a function; NULL: they stay. */
typedef void* (*ChooseFunction)(const char* name);

/* Fills the slots of an object. */
void fill_slots(Object object, ChooseFunction choose);

#endif /* SLOTS_H_ */

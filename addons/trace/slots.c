/*
 * The slots of a shared object (ELF) through which it reaches functions of others. The dynamic loader fills them; they
 * lie in memory that is read-only where the object was linked with -z relro.
 */
#include "slots.h"

#include <dlfcn.h>
#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { JUMP_SLOT = R_X86_64_JUMP_SLOT, GLOBAL_DATA = R_X86_64_GLOB_DAT, ADDRESS = R_X86_64_64 };
#elif defined(__aarch64__)
enum { JUMP_SLOT = R_AARCH64_JUMP_SLOT, GLOBAL_DATA = R_AARCH64_GLOB_DAT, ADDRESS = R_AARCH64_ABS64 };
#else
#error "the relocations of this architecture are not known"
#endif

typedef struct {
  const ElfW(Rela) * first;
  size_t bytes;
} Relocations;

/* Where an object was loaded. */
typedef struct {
  ElfW(Addr) base;
  Object dynamic;
  /* Memory that was made read-only; empty where there is none. */
  uintptr_t sealed_from;
  uintptr_t sealed_to;
} Place;

typedef struct {
  Place place;
  const ElfW(Sym) * symbols;
  const char* names;
  /* The slots of functions that are called, and the others. */
  Relocations lists[2];
} Parts;

/* For the object that an address is in, or that has a dynamic section. */
typedef struct {
  uintptr_t address;
  Object dynamic;
  Place found;
} Search;

static int FindPlace(struct dl_phdr_info* info, size_t size, void* data) {
  (void)size;
  Search* search = data;
  Place place = {.base = info->dlpi_addr};
  bool is_inside = false;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (size_t at = 0; at < info->dlpi_phnum; at++) {
    const ElfW(Phdr)* header = &info->dlpi_phdr[at];
    uintptr_t start = info->dlpi_addr + header->p_vaddr;
    uintptr_t end = start + header->p_memsz;
    if (header->p_type == PT_DYNAMIC) place.dynamic = (Object)start;
    if (header->p_type == PT_LOAD && search->address >= start && search->address < end) is_inside = true;
    if (header->p_type == PT_GNU_RELRO) {
      place.sealed_from = start & ~(page - 1);
      place.sealed_to = end & ~(page - 1);
    }
  }
  if (place.dynamic == NULL || !(is_inside || place.dynamic == search->dynamic)) return 0;
  search->found = place;
  return 1;
}

static Place PlaceOf(Search search) {
  dl_iterate_phdr(FindPlace, &search);
  return search.found;
}

Object object_at(const void* address) {
  return PlaceOf((Search){.address = (uintptr_t)address}).dynamic;
}

Object object_of(void* handle) {
  struct link_map* map = NULL;
  return dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0 ? map->l_ld : NULL;
}

/* glibc writes addresses into the dynamic section, musl leaves offsets there. */
static uintptr_t AddressIn(ElfW(Addr) base, ElfW(Addr) value) {
  return value < base ? base + value : value;
}

static Parts ReadObject(Object object) {
  Parts parts = {.place = PlaceOf((Search){.dynamic = object})};
  if (parts.place.dynamic == NULL) return parts;
  for (const ElfW(Dyn)* entry = object; entry->d_tag != DT_NULL; entry++) {
    switch (entry->d_tag) {
      case DT_SYMTAB:
        parts.symbols = (const void*)AddressIn(parts.place.base, entry->d_un.d_ptr);
        break;
      case DT_STRTAB:
        parts.names = (const void*)AddressIn(parts.place.base, entry->d_un.d_ptr);
        break;
      case DT_JMPREL:
        parts.lists[0].first = (const void*)AddressIn(parts.place.base, entry->d_un.d_ptr);
        break;
      case DT_PLTRELSZ:
        parts.lists[0].bytes = entry->d_un.d_val;
        break;
      case DT_RELA:
        parts.lists[1].first = (const void*)AddressIn(parts.place.base, entry->d_un.d_ptr);
        break;
      case DT_RELASZ:
        parts.lists[1].bytes = entry->d_un.d_val;
        break;
      default:
        break;
    }
  }
  return parts;
}

static void Write(const Place* place, void** slot, void* value) {
  uintptr_t address = (uintptr_t)slot;
  bool is_sealed = address >= place->sealed_from && address < place->sealed_to;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  void* start = (void*)(address & ~(page - 1));
  if (is_sealed && mprotect(start, page, PROT_READ | PROT_WRITE) != 0) return;
  __atomic_store_n(slot, value, __ATOMIC_RELEASE);
  if (is_sealed) mprotect(start, page, PROT_READ);
}

void fill_slots(Object filled, ChooseFunction choose) {
  Parts object = ReadObject(filled);
  if (object.symbols == NULL || object.names == NULL) return;
  for (size_t list = 0; list < 2; list++) {
    const ElfW(Rela)* relocation = object.lists[list].first;
    size_t count = object.lists[list].bytes / sizeof(*relocation);
    for (size_t at = 0; relocation != NULL && at < count; at++, relocation++) {
      size_t type = ELF64_R_TYPE(relocation->r_info);
      if (type != JUMP_SLOT && type != GLOBAL_DATA && (type != ADDRESS || relocation->r_addend != 0)) continue;
      const ElfW(Sym)* symbol = &object.symbols[ELF64_R_SYM(relocation->r_info)];
      /* One that it defines itself is no function of the runtime. */
      if (symbol->st_shndx != SHN_UNDEF) continue;
      void* value = choose(object.names + symbol->st_name);
      void** slot = (void**)(object.place.base + relocation->r_offset);
      if (value != NULL && *slot != value) Write(&object.place, slot, value);
    }
  }
}

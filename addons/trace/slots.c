/*
 * The slots of a shared object (ELF) through which it reaches functions of others. The dynamic loader fills them; they
 * lie in memory that is read-only where the object was linked with -z relro.
 */
#include "trace.h"

#include <elf.h>
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

typedef struct {
  ElfW(Addr) base;
  const ElfW(Sym) * symbols;
  const char* names;
  /* Of functions that are called, and the others. */
  Relocations lists[2];
  /* Memory that was made read-only; empty where there is none. */
  uintptr_t sealed_from;
  uintptr_t sealed_to;
} Object;

/* glibc writes addresses into the dynamic section, musl leaves offsets there. */
static uintptr_t AddressIn(const struct link_map* map, ElfW(Addr) value) {
  return value < map->l_addr ? map->l_addr + value : value;
}

static int FindSealed(struct dl_phdr_info* info, size_t size, void* data) {
  (void)size;
  Object* object = data;
  if (info->dlpi_addr != object->base) return 0;
  for (size_t at = 0; at < info->dlpi_phnum; at++) {
    const ElfW(Phdr)* header = &info->dlpi_phdr[at];
    if (header->p_type != PT_GNU_RELRO) continue;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    object->sealed_from = (object->base + header->p_vaddr) & ~(page - 1);
    object->sealed_to = (object->base + header->p_vaddr + header->p_memsz) & ~(page - 1);
  }
  return 1;
}

static Object ReadObject(const struct link_map* map) {
  Object object = {.base = map->l_addr};
  for (const ElfW(Dyn)* entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
    switch (entry->d_tag) {
      case DT_SYMTAB:
        object.symbols = (const void*)AddressIn(map, entry->d_un.d_ptr);
        break;
      case DT_STRTAB:
        object.names = (const void*)AddressIn(map, entry->d_un.d_ptr);
        break;
      case DT_JMPREL:
        object.lists[0].first = (const void*)AddressIn(map, entry->d_un.d_ptr);
        break;
      case DT_PLTRELSZ:
        object.lists[0].bytes = entry->d_un.d_val;
        break;
      case DT_RELA:
        object.lists[1].first = (const void*)AddressIn(map, entry->d_un.d_ptr);
        break;
      case DT_RELASZ:
        object.lists[1].bytes = entry->d_un.d_val;
        break;
      default:
        break;
    }
  }
  dl_iterate_phdr(FindSealed, &object);
  return object;
}

static void Write(const Object* object, void** slot, void* value) {
  uintptr_t address = (uintptr_t)slot;
  bool is_sealed = address >= object->sealed_from && address < object->sealed_to;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  void* start = (void*)(address & ~(page - 1));
  if (is_sealed && mprotect(start, page, PROT_READ | PROT_WRITE) != 0) return;
  __atomic_store_n(slot, value, __ATOMIC_RELEASE);
  if (is_sealed) mprotect(start, page, PROT_READ);
}

/* Returns what is to be in a slot for the name; NULL: leave it. */
typedef void* (*Choose)(const char* name, void* look_up);

static void Fill(const struct link_map* map, Choose choose, void* look_up) {
  Object object = ReadObject(map);
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
      void* value = choose(object.names + symbol->st_name, look_up);
      void** slot = (void**)(object.base + relocation->r_offset);
      if (value != NULL && *slot != value) Write(&object, slot, value);
    }
  }
}

static void* ForRuntime(const char* name, void* look_up) {
  return strcmp(name, "dlsym") == 0 ? look_up : NULL;
}

static void* ForAddon(const char* name, void* look_up) {
  uint32_t index = trace_index_of(name);
  if (index == NOTHING) return ForRuntime(name, look_up);
  trace_record->functions[index].marks |= IMPORTED;
  return trace_real[index] == NULL ? NULL : trace_calls[index];
}

void trace_addon_slots(const struct link_map* object, void* look_up) {
  Fill(object, ForAddon, look_up);
}

void trace_runtime_slots(const struct link_map* object, void* look_up) {
  Fill(object, ForRuntime, look_up);
}

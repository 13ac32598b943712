// For Bun under a wine that has no bcryptprimitives.dll: its one function, by the documented one that wine has.
// RtlGenRandom is exported as SystemFunction036.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
  return SystemFunction036(bytes, (ULONG)length);
}

// Every addon of node-gyp has such a hook on Windows: the executable that it imports Node-API from is the one that runs,
// whatever its name is. Node-gyp's own is for the compiler of Microsoft alone.
#include <windows.h>

#include <delayimp.h>
#include <string.h>

static FARPROC WINAPI FindHost(unsigned event, PDelayLoadInfo info) {
  if (event != dliNotePreLoadLibrary || _stricmp(info->szDll, "node.exe") != 0) return NULL;
  return (FARPROC)GetModuleHandleA(NULL);
}

PfnDliHook __pfnDliNotifyHook2 = FindHost;

import path from 'node:path';
import { fetchTool, type FetchToolOptions, type ToolPackage } from '../../packages/tool-package.ts';

/** clang and wasm-ld, compiled to WebAssembly, with the headers and libraries of wasi-libc. */
export const CLANG = {
  name: '@yowasp/clang',
  version: '22.0.0-git20542-10',
  sha512: 'V31/z9GrJECKeACTDUyvg2llbEUiFi3bxtL5HSg7H/6sydSxdI/AoVAD9F5ozrfLjotWl0B9rghR87m+DUM/zg==',
  purpose: 'compiling the addons for emnapi',
  // package.json says that bundle.js is a module.
  keeps: (file) => file === 'package.json' || file.startsWith('gen/'),
} as const satisfies ToolPackage;

/** Folders of CLANG's own file system that the linker needs by name. */
export const CLANG_LIBRARIES = {
  libc: '/usr/lib/wasm32-wasip1',
  builtins: '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a',
} as const;

/** The module of CLANG to import, fetched unless it is cached. Absolute path. */
export async function clangModule(options: FetchToolOptions): Promise<string> {
  return path.join(await fetchTool(CLANG, options), 'gen', 'bundle.js');
}

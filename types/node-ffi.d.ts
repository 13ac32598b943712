/** Experimental, and not in the types of the Node.js that this project runs on. */
declare module 'node:ffi' {
  function dlopen(
    file: string,
    signatures: Readonly<Record<string, { readonly return: string; readonly arguments: readonly string[] }>>,
  ): { readonly functions: Readonly<Record<string, () => number>> };
}

/** A function of the Node-API headers that returns a napi_status. */
export interface ApiFunction {
  readonly name: string;
  /** The declarations of its parameters, e.g. `napi_value* result`. */
  readonly parameters: readonly string[];
}

/** The functions that the text of header files declares, in their order. */
export function apiFunctions(headers: string): ApiFunction[] {
  const declarations = headers.matchAll(
    /NAPI_EXTERN\s+napi_status\s+NAPI_CDECL\s+(?<name>\w+)\s*\((?<parameters>[^;]*?)\)\s*;/g,
  );
  return [...declarations].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    parameters: (groups?.['parameters'] ?? '')
      .replace(/\/\/.*$/gm, '')
      .split(',')
      .map((parameter) => parameter.replace(/\s+/g, ' ').trim()),
  }));
}

/** The types of its parameters: `const char*` of `const char* name`, and `napi_env` of one that has no name. */
export function parameterTypes({ parameters }: ApiFunction): string[] {
  return parameters.map((parameter) => {
    const type = /^(?<type>.*[\s*])\w+$/.exec(parameter)?.groups?.['type']?.trim();
    return type === undefined || type === 'const' ? parameter : type;
  });
}

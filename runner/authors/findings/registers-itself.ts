import { enginesRange } from '../../shared/node-api-releases.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

/** The constructor of a shared object runs once per process, so that only later loads look for the declaration. */
export const registersItself = defineFinding({
  code: 'NM1006',
  severity: 'hint',
  title: 'the addon registers itself in a constructor',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { registration, declared } }) => {
        if (registration === 'constructor')
          return 'it calls napi_module_register and has no napi_register_module_v1, so that its declared version is not read';
        if (registration !== 'both') return null;
        const range =
          typeof declared === 'number' && declared > 8 && declared !== EXPERIMENTAL
            ? `; releases of Node.js that do not support ${declared} die of SIGSEGV then${inRange(declared)}`
            : '';
        return `its declared version counts only from the second load in a process on, e.g. in a Worker${range}`;
      }),
    ].map(([detail, files]) => ({
      detail,
      fix: 'export napi_register_module_v1 (the macro NAPI_MODULE_INIT) and do not call napi_module_register',
      files,
    })),
});

function inRange(declared: number): string {
  const range = enginesRange(declared);
  return range === undefined ? '' : ` (supported in ${range})`;
}

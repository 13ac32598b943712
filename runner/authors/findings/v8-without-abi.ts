import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

/** A local build is for the Node.js that built it. */
export const v8WithoutAbi = defineFinding({
  code: 'NM2005',
  severity: 'warning',
  title: 'the addon is for one ABI of Node.js, and its path does not say which',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { registration, abi } }, { claims }) =>
        registration === 'v8' && claims.os !== null && claims.abi === null
          ? `it uses the C++ interface of Node.js${abi === null ? '' : ` of ABI ${abi}`}, and loads only where the ABI is equal`
          : null,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'name the ABI in the path, e.g. addon.abi137.node (prebuildify does so without --napi), or use Node-API',
      files,
    })),
});

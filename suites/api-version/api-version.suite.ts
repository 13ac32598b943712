import { defineSuite } from '../rule.ts';
import { documentation, VERSION_MATRIX, VERSIONED_BEHAVIOUR } from '../sources.ts';

const GET_VERSION = documentation('napi_get_version', 'napi_get_version');
const PROCESS_VERSIONS = {
  title: 'process.versions',
  url: 'https://nodejs.org/api/process.html#processversions',
};

export const apiVersion = defineSuite({
  name: 'api-version',
  title: 'napi_get_version: the supported version, whatever an addon declares',
  addon: 'api_version',
  rules: {
    supported: {
      statement:
        'At every declared version napi_get_version gives the supported version, not the declared one.',
      sources: [GET_VERSION, VERSION_MATRIX, VERSIONED_BEHAVIOUR],
      probe: 'report',
      expected: { always: { status: 0, toAddon: '{supported}' } },
    },
    reported: {
      statement: 'napi_get_version gives the number that process.versions.napi shows.',
      sources: [GET_VERSION, PROCESS_VERSIONS],
      probe: 'report',
      expected: { always: { toAddon: '{supported}', toJavaScript: '{supported}' } },
    },
    worker: {
      statement: 'napi_get_version gives the supported version in a Worker as well.',
      sources: [GET_VERSION],
      probe: 'reportInWorker',
      needs: ['load', 'worker'],
      expected: { always: { status: 0, toAddon: '{supported}' } },
    },
  },
});

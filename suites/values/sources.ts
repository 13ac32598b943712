import type { Source } from '../rule.ts';
import { documentation } from '../sources.ts';

/** The section of Node.js' documentation about a function. */
export function about(name: string): Source {
  return documentation(name, name);
}

/** A folder of Node.js' own tests for Node-API, as `test_string`. */
export function upstreamTest(name: string): Source {
  return {
    title: `test/js-native-api/${name} of Node.js`,
    url: `https://github.com/nodejs/node/tree/main/test/js-native-api/${name}`,
  };
}

/** Where Node.js decides what the documentation leaves open. */
export const ENGINE_CODE: Source = {
  title: 'src/js_native_api_v8.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.cc',
};

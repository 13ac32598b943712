import type { Pattern, RuleDefinition, Source } from '../rule.ts';
import { documentation, thread } from '../sources.ts';
import { about, ENGINE_CODE } from './sources.ts';

const TYPED_ARRAY = about('napi_get_typedarray_info');
const DATA_VIEW = about('napi_get_dataview_info');
const BUFFER = about('napi_get_buffer_info');
const OFFSETS = thread('oven-sh/bun#31524');

function view(statement: string, sources: readonly Source[], pattern: Pattern): RuleDefinition {
  return {
    statement: `${statement}, at every version.`,
    sources,
    probe: 'views',
    expected: { always: pattern },
  };
}

export const viewRules: Readonly<Record<string, RuleDefinition>> = {
  'typed-array-info': view(
    'napi_get_typedarray_info returns the type, the length in elements, the buffer and the byte offset of a typed array that begins within its buffer',
    [TYPED_ARRAY, OFFSETS],
    {
      typedArray: { status: 0, type: 1, length: 4, byteOffset: 8, sameBuffer: true },
      doubles: { status: 0, type: 8, length: 2, byteOffset: 16, sameBuffer: true },
    },
  ),
  'typed-array-data': view(
    'The data of napi_get_typedarray_info points to the first element: to the start of the buffer and the byte offset',
    [TYPED_ARRAY, OFFSETS],
    { typedArray: { status: 0, dataOffset: 8 }, doubles: { status: 0, dataOffset: 16 } },
  ),
  'typed-array-write': view(
    'What is written through the data of napi_get_typedarray_info is in the typed array',
    [TYPED_ARRAY, thread('oven-sh/bun#37154')],
    { written: { status: 0, first: 42 } },
  ),
  'data-view-info': view(
    'napi_get_dataview_info returns the length, the buffer and the byte offset of a data view that begins within its buffer',
    [DATA_VIEW, OFFSETS],
    { dataView: { status: 0, length: 6, byteOffset: 4, sameBuffer: true } },
  ),
  'data-view-data': {
    ...view(
      'The data of napi_get_dataview_info points to the first byte of the view',
      [DATA_VIEW, ENGINE_CODE],
      { dataView: { status: 0, dataOffset: 4 } },
    ),
    // The documentation calls it the data buffer underlying the view, which may be read either way.
    strength: 'should',
  },
  'buffer-info': view(
    'napi_get_buffer_info returns the first byte and the length of a Uint8Array that begins within its buffer',
    [BUFFER],
    { bufferOfView: { status: 0, length: 4, first: 7 } },
  ),
  'buffer-info-array-buffer': {
    statement:
      'napi_get_buffer_info returns napi_invalid_arg for an ArrayBuffer, which is no view, at every version.',
    strength: 'should',
    sources: [BUFFER, thread('oven-sh/bun#36850'), ENGINE_CODE],
    probe: 'bufferOfArrayBuffer',
    // Takes Node.js 18 down.
    targets: ['8', '10'],
    expected: { always: { status: 1 } },
  },
  'typed-array-created': view(
    'napi_create_typedarray creates a view that begins at the byte offset',
    [about('napi_create_typedarray')],
    { createdView: { status: 0, length: 4, offset: 8 } },
  ),
  'data-view-created': view(
    'napi_create_dataview creates a view that begins at the byte offset',
    [about('napi_create_dataview')],
    { createdDataView: { status: 0, length: 6, offset: 4 } },
  ),
  'data-view-shared': {
    statement: 'napi_create_dataview creates a view of a SharedArrayBuffer, at every version.',
    sources: [about('napi_create_dataview'), thread('nodejs/node#60473')],
    probe: 'sharedDataView',
    expected: { always: { status: 0, byteOffset: 8, byteLength: 4, same: true } },
  },
  'float16-info': {
    statement:
      'napi_get_typedarray_info returns napi_float16_array (11) for a Float16Array, at every version.',
    sources: [documentation('napi_typedarray_type', 'napi_typedarray_type'), thread('denoland/deno#36570')],
    probe: 'float16',
    expected: { always: { info: { status: 0, type: 11, length: 2, byteOffset: 4 } } },
  },
  'float16-created': {
    statement: 'napi_create_typedarray creates a Float16Array for napi_float16_array (11), at every version.',
    sources: [documentation('napi_typedarray_type', 'napi_typedarray_type'), about('napi_create_typedarray')],
    probe: 'float16',
    expected: { always: { created: { status: 0, isFloat16: true } } },
  },
};

'use strict';
// Observes what generated bindings rely on: views, memory that both sides know, and results.

defineProbes('values', {
  /** What Node-API reports about views that begin within their buffer; of each { status, length, byteOffset, ... }. */
  views(host) {
    const addon = host.load();
    const buffer = new ArrayBuffer(32);
    new Uint8Array(buffer).fill(1).fill(7, 8);
    const small = new Uint8Array(16);
    const written = addon.write(small, 42);
    return {
      typedArray: withSameBuffer(addon.typedArrayInfo(new Uint8Array(buffer, 8, 4)), buffer),
      doubles: withSameBuffer(addon.typedArrayInfo(new Float64Array(buffer, 16, 2)), buffer),
      dataView: withSameBuffer(addon.dataViewInfo(new DataView(buffer, 4, 6)), buffer),
      bufferOfView: addon.bufferInfo(new Uint8Array(buffer, 8, 4)),
      written: { ...written, first: small[0] },
      createdView: contents(addon.createTypedArray(UINT8, 4, buffer, 8)),
      createdDataView: contents(addon.createDataView(6, buffer, 4)),
    };
  },

  /** { status, length?, first? } of napi_get_buffer_info with an ArrayBuffer, which some release does not survive. */
  bufferOfArrayBuffer: (host) => host.load().bufferInfo(new ArrayBuffer(8)),

  /** { info, created } of a Float16Array, of which half is a view. */
  float16(host) {
    const addon = host.load();
    const Float16Array = addon.global('Float16Array');
    if (Float16Array === undefined) host.unsupported('this engine has no Float16Array');
    const buffer = new ArrayBuffer(8);
    const { status, type, length, byteOffset } = addon.typedArrayInfo(new Float16Array(buffer, 4, 2));
    const created = addon.createTypedArray(FLOAT16, 2, buffer, 4);
    return {
      info: { status, type, length, byteOffset },
      created: { status: created.status, isFloat16: created.value instanceof Float16Array },
    };
  },

  /** { status, byteOffset, byteLength, same: the buffer } of a data view of a SharedArrayBuffer. */
  sharedDataView(host) {
    if (typeof SharedArrayBuffer === 'undefined') host.unsupported('this engine has no SharedArrayBuffer');
    const buffer = new SharedArrayBuffer(16);
    const { status, value } = host.load().createDataView(4, buffer, 8);
    if (value === undefined) return { status };
    const { byteOffset, byteLength } = value;
    return { status, byteOffset, byteLength, same: value.buffer === buffer };
  },

  /** What a BigInt of two words needs, by how many words there is room for; 0 asks for the number alone. */
  bigints(host) {
    const addon = host.load();
    const words = (bigint, room) => {
      const { first, ...others } = addon.bigintWords(bigint, room);
      return { ...others, first: String(first) };
    };
    const two = -((1n << 64n) + 42n);
    return {
      asked: words(two, 0),
      tooLittle: words(two, 1),
      enough: words(two, 2),
      moreThanEnough: words(two, 4),
      one: words(42n, 4),
      zero: words(0n, 4),
    };
  },

  /** Empty external buffers, with and without memory. */
  emptyBuffers(host) {
    const addon = host.load();
    return {
      buffer: {
        nothing: contents(addon.externalBuffer(0, false, true)),
        memory: contents(addon.externalBuffer(0, true, true)),
      },
      arrayBuffer: {
        nothing: contents(addon.externalArrayBuffer(0, false, true)),
        memory: contents(addon.externalArrayBuffer(0, true, true)),
      },
    };
  },

  /** { buffer, arrayBuffer }: each { status, text } of one without a finalizer, after others were collected. */
  async withoutFinalizer(host) {
    const addon = host.load();
    makeGarbage(addon);
    const buffer = addon.externalBuffer(12, true, false);
    const arrayBuffer = addon.externalArrayBuffer(12, true, false);
    host.collectGarbage();
    await host.tick();
    return { buffer: text(buffer), arrayBuffer: text(arrayBuffer) };
  },

  /** An external string by its encoding: an empty one, and one that is created twice, see addons/values_10. */
  externalString(host, { utf16 }) {
    const addon = host.load();
    const empty = addon.externalString(utf16, 0, true);
    const [one, other] = [true, false].map((before) => addon.externalString(utf16, 12, before));
    return {
      empty: { status: empty.status, value: empty.value },
      value: one.value,
      written: one.copied === other.copied,
      finalizedWhenCopied: [one, other].every(({ copied, finalized }) => !copied || finalized),
    };
  },

  /** Statuses of calls without a place for their result, by function. */
  nullResults: (host) => host.load().nullResults(),
});

/** napi_typedarray_type */
const UINT8 = 1;
const FLOAT16 = 11;

function withSameBuffer({ buffer, ...info }, expected) {
  return { ...info, sameBuffer: buffer === expected };
}

/** { status, length, offset } of a new view or buffer; without one, the status alone. */
function contents({ status, value }) {
  if (value === undefined) return { status };
  return { status, length: value.byteLength, offset: value.byteOffset ?? 0 };
}

/** In a function of its own, so that no frame keeps them. */
function makeGarbage(addon) {
  for (let count = 0; count < 8; count += 1) {
    addon.externalBuffer(12, true, false);
    addon.externalArrayBuffer(12, true, false);
  }
}

function text({ status, value }) {
  if (value === undefined) return { status };
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  return { status, text: String.fromCharCode(...Array.from(bytes)) };
}

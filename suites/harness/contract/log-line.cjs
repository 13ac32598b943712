'use strict';
// Events as lines of a log that others write to as well, and that may cut, double or mix up its lines:
//
//   @napi-matrix <session> <number> <part>/<parts> <length> <sum> <text>
//
// number: of the event in its session, from 1. An event whose JSON is long comes in parts. length: characters of the
// text. sum: checksum of all that stands between the mark and the sum, and of the text.

const MARK = '@napi-matrix';
/** Logs of devices cut their lines at about 1000 characters. */
const MAX_TEXT = 700;

/** FNV-1a, 32 bits, in hex. The text is ASCII. */
function checksum(text) {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  }
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** The sum of a piece: `about` is what stands before it, as `k3j5 12 1/1 57`. */
function sumOf(about, text) {
  return checksum(`${about} ${text}`);
}

/** JSON in ASCII, so that no encoding of a log can harm it. */
function asciiJson(value) {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns a function that prints events as lines of a session. */
function createLog(print, session) {
  let number = 0;
  return (event) => {
    number += 1;
    const text = asciiJson(event);
    const parts = Math.max(1, Math.ceil(text.length / MAX_TEXT));
    for (let part = 1; part <= parts; part += 1) {
      const piece = text.slice((part - 1) * MAX_TEXT, part * MAX_TEXT);
      const about = `${session} ${number} ${part}/${parts} ${piece.length}`;
      print(`${MARK} ${about} ${sumOf(about, piece)} ${piece}`);
    }
  };
}

module.exports = { MARK, createLog, sumOf };

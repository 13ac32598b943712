import { expect, it } from 'vitest';
import { resolveConditionals } from './c-conditionals.ts';

const isDefined = (macro: string) => (macro === 'YES' ? true : macro === 'NO' ? false : null);

it.each([
  ['#ifdef YES\na\n#else\nb\n#endif', 'a'],
  ['#ifndef YES\na\n#else\nb\n#endif', 'b'],
  ['#if defined(YES) && !defined(NO)\na\n#endif', 'a'],
  ['#if defined(NO) && defined(OTHER)\na\n#endif\nb', 'b'],
  ['#if defined(YES) && defined(OTHER)\na\n#else\nb\n#endif', '#if defined(OTHER)\na\n#else\nb\n#endif'],
  ['#ifdef NO\n#ifdef OTHER\na\n#else\nb\n#endif\n#endif\nc', 'c'],
  ['#ifdef NO\na\n#elif defined(YES)\nb\n#else\nc\n#endif', 'b'],
  ['#ifdef YES\na\n#elif defined(YES)\nb\n#else\nc\n#endif', 'a'],
  ['#ifdef NO\na\n#elif defined(NO)\nb\n#else\nc\n#endif', 'c'],
  ['#ifdef NO\na\n#elif defined(OTHER)\nb\n#else\nc\n#endif', '#if defined(OTHER)\nb\n#else\nc\n#endif'],
  ['#ifdef OTHER\n#ifdef NO\na\n#else\nb\n#endif\n#endif', '#if defined(OTHER)\nb\n#endif'],
])('of %j stays %j', (source, stays) => {
  expect(resolveConditionals(source, isDefined)).toBe(stays);
});

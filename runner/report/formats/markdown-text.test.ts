import { describe, expect, it } from 'vitest';
import { codeCell, codeText, linkText, proseText } from './markdown-text.ts';
import { HOSTILE } from '../../../tests/support/fixtures/format-reports.ts';

describe('code', () => {
  it.each([
    ['plain', '`plain`'],
    ['{"a":"b"}', '`{"a":"b"}`'],
    ['a `b` c', '``a `b` c``'],
    ['`a`', '`` `a` ``'],
    ['a ``` b', '````a ``` b````'],
    [' a', '`  a `'],
    ['', '(nothing)'],
    ['   ', '(nothing)'],
    ['two\nlines', '`two\\u{a}lines`'],
  ])('%j', (text, code) => {
    expect(codeText(text)).toBe(code);
  });

  it('ends at its fence and not before', () => {
    const [, fence = '', inside = ''] = /^(`+) ?([^]*?) ?\1$/.exec(codeText(HOSTILE, 1000)) ?? [];
    expect(fence).toBe('`````');
    expect(inside).toContain('@octocat');
    expect(inside).not.toContain(fence);
    expect(inside).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('in a table ends no column', () => {
    expect(codeCell('a|b')).toBe(String.raw`${'`'}a\u{7c}b${'`'}`);
  });

  it('is cut', () => {
    expect(codeText('x'.repeat(1000), 10)).toBe(`\`${'x'.repeat(9)}…\``);
  });
});

describe('prose', () => {
  it('is shown literally', () => {
    expect(proseText('Returns napi_ok *and* `9` | <b> & [x](y) ~ #1')).toBe(
      String.raw`Returns napi\_ok \*and\* \`9\` \| &lt;b&gt; &amp; \[x\](y) \~ \#1`,
    );
  });

  it('mentions nobody and stays on its line', () => {
    expect(proseText('@octocat\n# x')).toBe(String.raw`@&#8203;octocat\\u{a}\# x`);
  });
});

describe('an address', () => {
  it('can be clicked on', () => {
    expect(linkText('https://github.com/nodejs/node/issues/57233#x')).toBe(
      ' (<https://github.com/nodejs/node/issues/57233#x>)',
    );
  });

  it.each([undefined, 'javascript:alert(1)', 'https://a> <script>', 'https://a\nb', 'https://a`b'])(
    'that is none is left out: %j',
    (url) => {
      expect(linkText(url)).toBe('');
    },
  );
});

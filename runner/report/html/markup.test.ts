import { expect, it } from 'vitest';
import { markup, TEXT_LIMIT, trusted } from './markup.ts';

it('what is put in is text', () => {
  const text = `<b title="x" class='y'>&amp;</b>`;
  expect(markup`<p title="${text}">${text}</p>`.text).toBe(
    '<p title="&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;">&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;</p>',
  );
});

it('what cannot be seen is spelled out, and a flood is cut', () => {
  expect(markup`${'a\u2028\u202Eb\0'}`.text).toBe(String.raw`a\u{2028}\u{202e}b\u{0}`);
  expect(markup`${'x'.repeat(1_000_000)}`.text).toHaveLength(TEXT_LIMIT);
});

it('markup, lists and numbers go in as they are', () => {
  expect(markup`<ul>${[1, 'a<', markup`<li>`, [trusted('<br>')]]}</ul>`.text).toBe('<ul>1a&lt;<li><br></ul>');
});

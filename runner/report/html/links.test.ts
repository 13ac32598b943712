import { expect, it } from 'vitest';
import { fragment, fragmentId, isWebAddress, shortAddress, webLink } from './links.ts';

it('a fragment leads to the element with the id of the same view', () => {
  const view = { cell: 'load/too-new@10#mine & yours+1 50%', suite: 'load' };
  expect(fragment(view)).toBe('#cell=load/too-new@10%23mine%20%26%20yours%2B1%2050%25&suite=load');
  expect(decodeURIComponent(fragment(view).slice(1))).toBe(fragmentId(view));
});

it.each(['javascript:alert(1)', 'data:text/html,x', ' http://x', 'file:///etc', 'https://', 'x'])(
  '%j is no link',
  (url) => {
    expect(isWebAddress(url)).toBe(false);
    expect(webLink(url).text).not.toContain('<a');
  },
);

it('an address is shown in short', () => {
  expect(shortAddress('https://github.com/nodejs/node/issues/57233')).toBe('nodejs/node#57233');
  expect(shortAddress('https://nodejs.org/api/n-api.html')).toBe('nodejs.org/api/n-api.html');
});

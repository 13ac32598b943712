import { describe, expect, it } from 'vitest';
import { workflowCommandFilter } from './workflow-commands.ts';

function filtered(...pieces: readonly string[]): string {
  return pieces.map(workflowCommandFilter()).join('');
}

describe('text that GitHub Actions would take for a command', () => {
  it.each([
    ['the old form', 'a ##[error]b', String.raw`a ##\u005b`],
    ['the old form twice', '##[group]##[endgroup]', String.raw`##\u005bgroup]##\u005bendgroup]`],
    ['the new form', 'a\n::error::b', '\n\\u003a:error::b'],
    ['the new form, indented', ' \t::error::b', ' \t\\u003a:error::b'],
  ])('is escaped: %s', (_what, text, escaped) => {
    expect(filtered(text)).toContain(escaped);
  });

  it('is escaped wherever two pieces are cut', () => {
    for (const text of ['a ##[error]b', 'a\n  ::error::b', `${'x'.repeat(100)}##[error]`]) {
      for (let place = 0; place <= text.length; place += 1) {
        const all = filtered(text.slice(0, place), text.slice(place));
        expect(all).not.toMatch(/##\[|^\s*::/m);
      }
      expect(filtered(...Array.from(text))).not.toMatch(/##\[|^\s*::/m);
    }
  });

  it('keeps its value within JSON', () => {
    const value = { '##[error]': ['::error::', '##[group]'] };
    expect(JSON.parse(filtered(JSON.stringify(value, null, 2)))).toEqual(value);
  });
});

it('other text stays as it is', () => {
  const text = 'node::AddLinkedBinding ## [a](b) #[derive]\nstd::vector\n';
  expect(filtered(...Array.from(text))).toBe(text);
});

import { expect, it } from 'vitest';
import { readStyle } from './assets.ts';

/** axe skips text on a gradient, which is what known deviations have, so that these pairs are measured here. */
const PAIRS = ['died', 'hung', 'differs'].flatMap((kind) => [
  [`${kind}-text`, `${kind}-tint`],
  [`${kind}-text`, `${kind}-hatch`],
  [`${kind}-ink`, kind],
]);

/** The colours of the style, first those of a light page. */
function schemes(): Record<string, string>[] {
  return [...readStyle().matchAll(/:root \{([^}]*--page[^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', colour = '']) => [name, colour]),
    ),
  );
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

it.each(PAIRS)('%s can be read on %s, light and dark', (text = '', ground = '') => {
  const found = schemes();
  expect(found).toHaveLength(2);
  for (const colours of found) {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  }
});

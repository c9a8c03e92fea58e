import { describe, expect, it } from 'vitest';
import { statusLooks } from '../status/status-looks.ts';
import { schemes, tint } from './css-variables.ts';
import { palettes, type PaletteName } from './palettes.ts';

const channel = (hex: string, at: number) => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** WCAG 2.2 contrast ratio of two hex colours. */
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const textRatio = 4.5;
const markRatio = 3;
const tints: PaletteName[] = ['petrol', 'moss', 'amber', 'red', 'sky', 'plum', 'gray'];

describe.each(['light', 'dark'] as const)('%s scheme', (name) => {
  const scheme = schemes[name];
  const surfaces = [scheme.page, scheme.surface, scheme.raised];

  it.each(['text', 'dimmed', 'link', 'error', 'success'] as const)('%s reads on every surface', (role) => {
    for (const surface of surfaces) expect(contrast(scheme[role], surface)).toBeGreaterThanOrEqual(textRatio);
  });

  it.each(['control', 'focus'] as const)('%s is seen on page and surface', (role) => {
    for (const surface of [scheme.page, scheme.surface])
      expect(contrast(scheme[role], surface)).toBeGreaterThanOrEqual(markRatio);
  });

  it.each(tints)('%s tint: its text reads, its mark is seen', (palette) => {
    const { background, hover, text, mark } = tint(palette, name);
    expect(contrast(text, background)).toBeGreaterThanOrEqual(textRatio);
    expect(contrast(text, hover)).toBeGreaterThanOrEqual(textRatio);
    for (const surface of surfaces) expect(contrast(mark, surface)).toBeGreaterThanOrEqual(markRatio);
  });

  it('white reads on the filled house colour and on filled red', () => {
    const shade = name === 'light' ? 7 : 6;
    for (const palette of [palettes.petrol, palettes.red])
      expect(contrast('#ffffff', palette[shade])).toBeGreaterThanOrEqual(textRatio);
  });
});

it('every status has its own icon', () => {
  const icons = Object.values(statusLooks).map((look) => look.icon);
  expect(new Set(icons).size).toBe(icons.length);
});

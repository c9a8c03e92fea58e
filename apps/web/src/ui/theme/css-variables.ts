import type { CSSVariablesResolver } from '@mantine/core';
import { palettes, type PaletteName } from './palettes.ts';

type Scheme = Record<string, string>;

/** Surfaces, text and lines of one colour scheme. `palettes.test.ts` measures every pair of them. */
export const schemes = {
  light: {
    page: palettes.gray[0],
    surface: '#ffffff',
    raised: palettes.gray[1],
    text: palettes.gray[9],
    dimmed: palettes.gray[7],
    line: palettes.gray[2],
    /** A button is recognised by its text; its border may be fainter than a field's. */
    buttonLine: palettes.gray[4],
    control: palettes.gray[5],
    link: palettes.petrol[7],
    error: palettes.red[7],
    success: palettes.moss[7],
    focus: palettes.petrol[6],
  },
  dark: {
    page: palettes.dark[8],
    surface: palettes.dark[7],
    raised: palettes.dark[6],
    text: palettes.dark[0],
    dimmed: palettes.dark[2],
    line: palettes.dark[5],
    buttonLine: palettes.dark[4],
    control: palettes.dark[3],
    link: palettes.petrol[4],
    error: palettes.red[4],
    success: palettes.moss[4],
    focus: palettes.petrol[4],
  },
} as const;

const schemeVariables = (scheme: (typeof schemes)['light' | 'dark']): Scheme => ({
  '--page': scheme.page,
  '--surface': scheme.surface,
  '--raised': scheme.raised,
  '--line': scheme.line,
  '--focus': scheme.focus,
  '--button-line': scheme.buttonLine,
  '--mantine-color-body': scheme.surface,
  '--mantine-color-text': scheme.text,
  '--mantine-color-bright': scheme.text,
  '--mantine-color-dimmed': scheme.dimmed,
  '--mantine-color-placeholder': scheme.dimmed,
  '--mantine-color-default': scheme.surface,
  '--mantine-color-default-hover': scheme.raised,
  '--mantine-color-default-color': scheme.text,
  '--mantine-color-default-border': scheme.control,
  '--mantine-color-anchor': scheme.link,
  '--mantine-color-error': scheme.error,
  '--mantine-color-success': scheme.success,
});

/** A tinted surface with its text and accent colour: badges, alerts, `variant="light"`. */
export const tint = (name: PaletteName, scheme: 'light' | 'dark') => {
  const palette = palettes[name];
  return scheme === 'light'
    ? { background: palette[1], hover: palette[2], text: palette[8], mark: palette[6] }
    : { background: palette[9], hover: palette[8], text: palette[2], mark: palette[4] };
};

const tintNames: readonly PaletteName[] = ['petrol', 'moss', 'amber', 'red', 'sky', 'plum', 'gray'];

const tintVariables = (scheme: 'light' | 'dark'): Scheme =>
  Object.fromEntries(
    tintNames.flatMap((name) => {
      const { background, hover, text, mark } = tint(name, scheme);
      return [
        [`--mantine-color-${name}-light`, background],
        [`--mantine-color-${name}-light-hover`, hover],
        [`--mantine-color-${name}-light-color`, text],
        [`--mark-${name}`, mark],
      ];
    }),
  );

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...schemeVariables(schemes.light), ...tintVariables('light') },
  dark: { ...schemeVariables(schemes.dark), ...tintVariables('dark') },
});

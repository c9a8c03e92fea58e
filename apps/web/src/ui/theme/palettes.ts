/** Ten hex shades of one hue, light to dark, generated in OKLCH with equal lightness per step. */
export type Palette = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** The portal's colours. `palettes.test.ts` checks the contrast of every pair in use. */
export const palettes = {
  /** The brand colour. */
  petrol: [
    '#ecfafc',
    '#d9f3f5',
    '#bbe5ea',
    '#96d4db',
    '#6dbfc8',
    '#4ba3ac',
    '#1e7e88',
    '#0f6a73',
    '#08535a',
    '#0a3d42',
  ],
  /** Free, done. */
  moss: [
    '#edfbee',
    '#dbf5de',
    '#bfe9c4',
    '#9cd9a4',
    '#76c582',
    '#55a964',
    '#2e8441',
    '#206f34',
    '#175727',
    '#12401d',
  ],
  /** Waiting, and the charge in the logo. */
  amber: [
    '#fff5ea',
    '#ffe9cf',
    '#fad6aa',
    '#f0bd7c',
    '#e1a149',
    '#c6841b',
    '#996300',
    '#805201',
    '#664000',
    '#4b2e00',
  ],
  /** Faults and destructive actions. */
  red: [
    '#fef4f3',
    '#fee7e4',
    '#fed0c9',
    '#feb0a7',
    '#ff887c',
    '#ee5e54',
    '#c33530',
    '#a72624',
    '#851c1a',
    '#611614',
  ],
  /** Charging. */
  sky: [
    '#f1f8fe',
    '#deefff',
    '#c0e1fe',
    '#96cefe',
    '#67b7f8',
    '#449bde',
    '#1476b6',
    '#03629c',
    '#014d7c',
    '#06385a',
  ],
  /** Reserved. */
  plum: [
    '#faf4ff',
    '#f4e7ff',
    '#e9d2fc',
    '#d9b7f4',
    '#c69be6',
    '#aa7ecb',
    '#855aa4',
    '#714a8c',
    '#58396e',
    '#412a51',
  ],
  /** From warm paper to slate; replaces Mantine's greys. */
  gray: [
    '#faf9f6',
    '#f3f2ef',
    '#e7e6e1',
    '#d7d6cf',
    '#b2bab3',
    '#808c8b',
    '#5f6c6d',
    '#475558',
    '#324042',
    '#1c292c',
  ],
  /** The dark scheme, from text (0) to the page behind everything (9). */
  dark: [
    '#e2e9eb',
    '#bfc9cc',
    '#a0aeb1',
    '#7b898d',
    '#405055',
    '#2c3c40',
    '#1f2e32',
    '#152326',
    '#0d191c',
    '#061013',
  ],
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;

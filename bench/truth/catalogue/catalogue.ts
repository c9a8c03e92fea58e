import { ADDITIONS } from './additions.ts';
import { CHOICES } from './choices.ts';
import { CLOCKS } from './clocks.ts';
import type { Distortion } from './distortion.ts';
import { STARTS } from './starts.ts';
import { STOPS } from './stops.ts';
import { FORMS } from './forms.ts';
import { MANNERS } from './manners.ts';
import { METERS } from './meters.ts';
import { SCALES } from './scales.ts';
import { TRANSPORT } from './transport.ts';

/** All ways in which messages are distorted; another one is another row. */
export const CATALOGUE: readonly Distortion[] = [
  ...FORMS,
  ...CHOICES,
  ...ADDITIONS,
  ...TRANSPORT,
  ...MANNERS,
  ...STARTS,
  ...STOPS,
  ...METERS,
  ...SCALES,
  ...CLOCKS,
];

export const rowsOf = (withHeldBack: boolean): readonly Distortion[] =>
  withHeldBack ? CATALOGUE : CATALOGUE.filter(({ heldBack }) => !heldBack);

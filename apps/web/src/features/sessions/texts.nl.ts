import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';
import { nl as activity } from './activity/texts.nl.ts';
import { nl as session } from './session/texts.nl.ts';
import { nl as review } from './review/texts.nl.ts';

export const nl: Texts<typeof en> = {
  ...activity,
  ...session,
  ...review,
  caption: 'Laadsessies',
  running: 'Lopend',
  point: 'laadpunt {{number}}',
  free: { whitelist: 'whitelist', 'free-charging': 'gratis laden', 'access-group': 'toegangsgroep' },
  unknownNetwork: 'Onbekend netwerk',
  flagged: 'Gemarkeerd',
};

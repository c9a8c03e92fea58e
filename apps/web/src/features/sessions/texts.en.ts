import { en as activity } from './activity/texts.en.ts';
import { en as session } from './session/texts.en.ts';
import { en as review } from './review/texts.en.ts';

export const en = {
  ...activity,
  ...session,
  ...review,
  caption: 'Charging sessions',
  running: 'Running',
  point: 'charging point {{number}}',
  free: { whitelist: 'whitelist', 'free-charging': 'free charging', 'access-group': 'access group' },
  unknownNetwork: 'Unknown network',
  flagged: 'Flagged',
};

import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';
import { nl as members } from './members/texts.nl.ts';
import { nl as profile } from './profile/texts.nl.ts';
import { nl as secondFactor } from './second-factor/texts.nl.ts';
import { nl as signIns } from './sign-ins/texts.nl.ts';
import { nl as stepUp } from './step-up/texts.nl.ts';
import { nl as apiKeys } from './api-keys/texts.nl.ts';
import { nl as bankAccount } from './bank-account/texts.nl.ts';

export const nl: Texts<typeof en> = {
  ...members,
  ...profile,
  ...secondFactor,
  ...signIns,
  ...stepUp,
  ...apiKeys,
  ...bankAccount,
  title: 'Account',
  working: '{{account}} · jouw rol: {{role}}',
  tabs: {
    label: 'Account',
    profile: 'Profiel',
    members: 'Leden',
    company: 'Bedrijf en btw',
    bankAccount: 'Bankrekening',
    apiKeys: 'API-sleutels',
    audit: 'Geschiedenis',
    income: 'Inkomsten',
  },
};

import { en as members } from './members/texts.en.ts';
import { en as profile } from './profile/texts.en.ts';
import { en as secondFactor } from './second-factor/texts.en.ts';
import { en as signIns } from './sign-ins/texts.en.ts';
import { en as stepUp } from './step-up/texts.en.ts';
import { en as apiKeys } from './api-keys/texts.en.ts';
import { en as bankAccount } from './bank-account/texts.en.ts';

export const en = {
  ...members,
  ...profile,
  ...secondFactor,
  ...signIns,
  ...stepUp,
  ...apiKeys,
  ...bankAccount,
  title: 'Account',
  working: '{{account}} · your role: {{role}}',
  tabs: {
    label: 'Account',
    profile: 'Profile',
    members: 'Members',
    company: 'Company and VAT',
    bankAccount: 'Bank account',
    apiKeys: 'API keys',
    audit: 'History',
    income: 'Income',
  },
};

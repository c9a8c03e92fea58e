import type { Language } from '@laadpoort/contract/accounts/account';
import type { MailText } from '#platform/outbox/write-mail.ts';

export type Mail<Facts> = Readonly<Record<Language, (facts: Facts) => MailText>>;

/** Of mails to people who have an account. */
export const FOOTER = {
  en: 'You receive this e-mail because you have an account with Laadpoort.',
  nl: 'Je krijgt deze mail vanwege je account bij Laadpoort.',
} as const;

/** Of mails to an address whose owner has no account yet. */
export const ADDRESS_ENTERED = {
  en: 'You receive this e-mail because somebody entered your address.',
  nl: 'Je krijgt deze mail omdat iemand je adres heeft ingevuld.',
} as const;

export interface WithUrl {
  readonly url: string;
}

import { bankReasons } from '@laadpoort/contract/settlement/bank-reasons';
import type { BankReason } from '@laadpoort/domain/settlement/payouts/bank-record';
import { FOOTER, type Mail } from '#chargers/mails/mail.ts';

interface Payment {
  readonly accountName: string;
  readonly amount: string;
  readonly documents: string;
  readonly ibanMasked: string;
  readonly url: string;
}

const euros = (locale: string, amount: string): string =>
  Number(amount).toLocaleString(locale, { style: 'currency', currency: 'EUR' });
const longDay = (locale: string, day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });

/** To every owner: the bank has booked a payment to them. */
export const paid: Mail<Payment & { readonly paidOn: string }> = {
  en: ({ accountName, amount, documents, ibanMasked, paidOn, url }) => ({
    subject: `${accountName}: your reimbursement was paid`,
    paragraphs: [
      `${euros('en-GB', amount)} was paid to ${ibanMasked} on ${longDay('en-GB', paidOn)}, for ${documents}.`,
    ],
    action: { label: 'View your income', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, amount, documents, ibanMasked, paidOn, url }) => ({
    subject: `${accountName}: je vergoeding is betaald`,
    paragraphs: [
      `Op ${longDay('nl-NL', paidOn)} is ${euros('nl-NL', amount)} betaald op ${ibanMasked}, voor ${documents}.`,
    ],
    action: { label: 'Bekijk je inkomsten', url },
    footer: FOOTER.nl,
  }),
};

/** A code in words where they are known, and what the bank itself wrote about it. */
const reasonIn = {
  en: (reason: BankReason | null): string => {
    const { code, text } = reason ?? { code: null, text: null };
    const known = code === null ? undefined : bankReasons.get(code)?.en;
    if (known !== undefined)
      return `The bank’s reason: ${known} (${code}).${text === null ? '' : ` It adds: “${text}”.`}`;
    if (text !== null) return `The bank’s reason: “${text}”${code === null ? '' : ` (${code})`}.`;
    return code === null ? 'The bank gives no reason.' : `The bank gives only a code as its reason: ${code}.`;
  },
  nl: (reason: BankReason | null): string => {
    const { code, text } = reason ?? { code: null, text: null };
    const known = code === null ? undefined : bankReasons.get(code)?.nl;
    if (known !== undefined)
      return `Reden volgens de bank: ${known} (${code}).${text === null ? '' : ` De bank schrijft erbij: “${text}”.`}`;
    if (text !== null) return `Reden volgens de bank: “${text}”${code === null ? '' : ` (${code})`}.`;
    return code === null ? 'De bank geeft geen reden.' : `De bank geeft alleen een code als reden: ${code}.`;
  },
} as const;

/** To every owner: a payment came back, or was refused. */
export const cameBack: Mail<Payment & { readonly reason: BankReason | null }> = {
  en: ({ accountName, amount, documents, ibanMasked, reason, url }) => ({
    subject: `${accountName}: your reimbursement could not be paid`,
    paragraphs: [
      `The bank did not pay ${euros('en-GB', amount)} to ${ibanMasked}, for ${documents}.`,
      reasonIn.en(reason),
      'Please check the bank account. We will pay again once it is right.',
    ],
    action: { label: 'Check the bank account', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, amount, documents, ibanMasked, reason, url }) => ({
    subject: `${accountName}: je vergoeding kon niet worden betaald`,
    paragraphs: [
      `De bank heeft ${euros('nl-NL', amount)} niet betaald op ${ibanMasked}, voor ${documents}.`,
      reasonIn.nl(reason),
      'Controleer de bankrekening. Als die klopt, betalen we opnieuw.',
    ],
    action: { label: 'Bankrekening controleren', url },
    footer: FOOTER.nl,
  }),
};

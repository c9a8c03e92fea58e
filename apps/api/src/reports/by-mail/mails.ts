import type { MailedReport } from '@laadpoort/domain/reports/by-mail';
import type { Mail } from '#chargers/mails/mail.ts';
import type { Words } from '../frame/definition.ts';

const NAMES: Readonly<Record<MailedReport, Words>> = {
  monthly: { en: 'energy and income', nl: 'energie en inkomsten' },
  reimbursements: { en: 'reimbursements', nl: 'vergoedingen' },
  utilisation: { en: 'utilisation', nl: 'bezetting' },
  availability: { en: 'availability', nl: 'beschikbaarheid' },
  faults: { en: 'faults', nl: 'storingen' },
  'peak-power': { en: 'peak power', nl: 'piekvermogen' },
  co2: { en: 'CO2', nl: 'CO2' },
};
const LOCALES = { en: 'en-GB', nl: 'nl-NL' } as const;

interface Ready {
  readonly accountName: string;
  readonly month: string;
  readonly reports: readonly MailedReport[];
  readonly url: string;
}

const monthIn = (language: 'en' | 'nl', month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(LOCALES[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const listIn = (language: 'en' | 'nl', reports: readonly MailedReport[]): string =>
  new Intl.ListFormat(LOCALES[language]).format(reports.map((report) => NAMES[report][language]));

/** To whoever asked for it: a month is over. The figures stay in the portal. */
export const monthIsOver: Mail<Ready> = {
  en: ({ accountName, month, reports, url }) => ({
    subject: `${accountName}: your reports for ${monthIn('en', month)}`,
    paragraphs: [`The reports for ${monthIn('en', month)} are ready: ${listIn('en', reports)}.`],
    action: { label: 'View the reports', url },
    footer:
      'You receive this e-mail because you asked for it under Reports, By e-mail. You can turn it off there.',
  }),
  nl: ({ accountName, month, reports, url }) => ({
    subject: `${accountName}: je rapporten van ${monthIn('nl', month)}`,
    paragraphs: [`De rapporten van ${monthIn('nl', month)} staan klaar: ${listIn('nl', reports)}.`],
    action: { label: 'Bekijk de rapporten', url },
    footer:
      'Je krijgt deze mail omdat je erom hebt gevraagd onder Rapporten, Per mail. Daar kun je hem ook stopzetten.',
  }),
};

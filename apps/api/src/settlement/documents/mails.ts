import { FOOTER, type Mail } from '#chargers/mails/mail.ts';

interface NewDocument {
  readonly accountName: string;
  readonly number: string;
  /** `2026-11` */
  readonly month: string;
  readonly total: string;
  readonly url: string;
}

const monthName = (locale: string, month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleString(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const euros = (locale: string, amount: string): string =>
  Number(amount).toLocaleString(locale, { style: 'currency', currency: 'EUR' });

/** To every owner, about a new invoice or statement. */
export const newDocument: Mail<NewDocument> = {
  en: ({ accountName, number, month, total, url }) => ({
    subject: `${accountName}: your reimbursement for ${monthName('en-GB', month)}`,
    paragraphs: [
      `Document ${number} is ready: ${euros('en-GB', total)} for the charging sessions of ${monthName('en-GB', month)}.`,
      'If something in it is wrong, you can dispute it within 14 days. After that it counts as accepted.',
    ],
    action: { label: 'View the document', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, number, month, total, url }) => ({
    subject: `${accountName}: je vergoeding voor ${monthName('nl-NL', month)}`,
    paragraphs: [
      `Document ${number} staat klaar: ${euros('nl-NL', total)} voor de laadsessies van ${monthName('nl-NL', month)}.`,
      'Klopt er iets niet? Dan kun je het document binnen 14 dagen betwisten. Daarna geldt het als geaccepteerd.',
    ],
    action: { label: 'Document bekijken', url },
    footer: FOOTER.nl,
  }),
};

/** To every owner, about a credit note. */
export const newCreditNote: Mail<NewDocument & { readonly credited: string }> = {
  en: ({ accountName, number, total, credited, url }) => ({
    subject: `${accountName}: credit note ${number}`,
    paragraphs: [
      `Credit note ${number} takes back document ${credited} of ${euros('en-GB', total)}. If another document replaces it, you will get an e-mail about that one too.`,
    ],
    action: { label: 'View the document', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, number, total, credited, url }) => ({
    subject: `${accountName}: creditnota ${number}`,
    paragraphs: [
      `Creditnota ${number} neemt document ${credited} van ${euros('nl-NL', total)} terug. Komt er een ander document voor in de plaats, dan krijg je daarover ook een mail.`,
    ],
    action: { label: 'Document bekijken', url },
    footer: FOOTER.nl,
  }),
};

import { maskIban } from '@laadpoort/domain/accounts/iban';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { createDocumentFormat, type DocumentFormat } from '../format.ts';
import type { SessionsInSum } from '../read-document.ts';
import { exempt, locales, nextPayout, selfBilling, titles } from '../words.ts';
import { annexPages } from './annex-pages.ts';
import { beside, facts, heading, paragraph } from '#platform/pdf/blocks.ts';
import { linesAndTotals } from './lines.ts';
import { openPages, type Pages } from '#platform/pdf/pages.ts';
import { labels, parties, proForma, sentences } from './words.ts';

/**
 * A document for people: a tagged PDF (PDF/UA) with the annex of all its sessions. Pro forma it says what a document would
 * say, and nothing by which it could be taken for one.
 * @param options `inSum`: all sessions together; a document of more than MAX_SESSIONS may come without them
 */
export const documentPdf = (
  document: SettlementDocument,
  {
    isProForma = false,
    inSum = sumUp(document.sessions),
  }: { readonly isProForma?: boolean; readonly inSum?: SessionsInSum } = {},
): Buffer => {
  const { language, number, month, operator } = document;
  const format = createDocumentFormat(language);
  const name = isProForma ? proForma.name[language] : nameOf(document);
  const title = `${name} ${number ?? format.month(month)}`;
  const at = new Date(`${document.issuedOn ?? `${month}-01`}T00:00:00Z`);
  const pages = openPages({ title, language: locales[language], at }, (page, isLast) =>
    sentences[language].footer(title, page, isLast),
  );
  const { root } = pages;
  heading(pages, root, 'H1', name);
  if (isProForma) paragraph(pages, root, proForma.says[language]);
  else beginning(pages, document);
  beside(pages, root, partyBlocks(document, format));
  if (!isProForma) facts(pages, root, particulars(document, format), { nameWidth: 120, right: false });
  linesAndTotals(pages, document, inSum, format);
  if (isInvoiced(document) && document.vat === null && !isProForma) paragraph(pages, root, exempt[language]);
  paragraph(pages, root, sentences[language].rounding);
  if (!isProForma) paragraph(pages, root, sentences[language].dispute(operator.email));
  annexPages(pages, document, inSum.count, format);
  return pages.finish();
};

const nameOf = ({ kind, number, language }: SettlementDocument): string => {
  const called = titles[kind][language];
  return number === null ? sentences[language].draftOf(called) : called;
};

/** The words that make an invoice one that the buyer made out. */
const beginning = (pages: Pages, { kind, language }: SettlementDocument): void => {
  if (kind === 'invoice' || kind === 'invoice-credit')
    paragraph(pages, pages.root, selfBilling[kind][language]);
};

const sumUp = (sessions: SettlementDocument['sessions']): SessionsInSum => ({
  count: sessions.length,
  energyWh: sessions.reduce((sum, { energyWh }) => sum + energyWh, 0),
  late: sessions.filter(({ late }) => late !== null).length,
});

const isInvoiced = ({ kind }: SettlementDocument): boolean => kind === 'invoice' || kind === 'invoice-credit';

type Address = Readonly<
  Record<'name' | 'street' | 'postalCode' | 'city' | 'country', string> &
    Record<'kvk' | 'vatId', string | null>
>;

const partyBlocks = (document: SettlementDocument, format: DocumentFormat) => {
  const { language, supplier, operator } = document;
  const isNamedForTax = isInvoiced(document);
  const words = parties[isNamedForTax ? 'invoiced' : 'paid'];
  const lines = ({ name, street, postalCode, city, country, kvk, vatId }: Address) => [
    name,
    street,
    `${postalCode} ${city}`,
    format.country(country),
    ...(kvk === null ? [] : [`${labels.kvk[language]} ${kvk}`]),
    ...(vatId === null || !isNamedForTax ? [] : [`${labels.vatId[language]} ${vatId}`]),
  ];
  return [
    [words.supplier[language], lines(supplier)],
    [words.operator[language], lines(operator)],
  ] as const;
};

const particulars = (document: SettlementDocument, format: DocumentFormat) => {
  const { number, issuedOn, month, credits, agreement, language } = document;
  const says = sentences[language];
  const rows: (readonly [string, string])[] = [[labels.number[language], number ?? says.draft]];
  if (issuedOn !== null) rows.push([labels.issuedOn[language], format.day(issuedOn)]);
  rows.push([labels.period[language], format.month(month)]);
  rows.push([labels.account[language], `${document.accountNumber} ${document.accountName}`]);
  if (credits !== null)
    rows.push([labels.credits[language], says.credited(credits.number, format.day(credits.issuedOn))]);
  rows.push(...payment(document, format));
  rows.push([
    labels.agreement[language],
    says.agreement(agreement.version, format.day(agreement.acceptedOn)),
  ]);
  return rows;
};

/** When and where it is paid; the number of the account is on many desks. */
const payment = (document: SettlementDocument, format: DocumentFormat): (readonly [string, string])[] => {
  const { credits, payoutOn, bankAccount, number, language } = document;
  const says = sentences[language];
  if (credits !== null) return [[labels.payout[language], says.settled]];
  const account = bankAccount && `${maskIban(bankAccount.iban)}, ${bankAccount.holder}`;
  return [
    [labels.payout[language], payoutOn === null ? nextPayout[language] : format.day(payoutOn)],
    [labels.bankAccount[language], account ?? says.noBankAccount],
    ...(number === null ? [] : [[labels.reference[language], number] as const]),
  ];
};

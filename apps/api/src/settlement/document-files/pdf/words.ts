import type { Words } from '../words.ts';

/* What stands in a PDF besides the words of all files. Those of `paid` are for a statement, which never speaks of invoices. */

export const parties = {
  invoiced: {
    supplier: { en: 'Supplier', nl: 'Leverancier' },
    operator: { en: 'Buyer', nl: 'Afnemer' },
  },
  paid: {
    supplier: { en: 'Paid to', nl: 'Vergoeding aan' },
    operator: { en: 'Paid by', nl: 'Vergoeding door' },
  },
} as const;

export const labels = {
  number: { en: 'Number', nl: 'Nummer' },
  issuedOn: { en: 'Date', nl: 'Datum' },
  period: { en: 'Period', nl: 'Periode' },
  account: { en: 'Account', nl: 'Account' },
  credits: { en: 'Credits', nl: 'Crediteert' },
  payout: { en: 'Payout', nl: 'Uitbetaling' },
  bankAccount: { en: 'Bank account', nl: 'Bankrekening' },
  reference: { en: 'Payment reference', nl: 'Betalingskenmerk' },
  agreement: { en: 'Agreement', nl: 'Overeenkomst' },
  kvk: { en: 'KvK', nl: 'KvK' },
  vatId: { en: 'VAT id', nl: 'Btw-id' },
  net: { en: 'Subtotal excl. VAT', nl: 'Subtotaal excl. btw' },
  total: { en: 'Total', nl: 'Totaal' },
  told: {
    en: 'Sum of the sessions at their told prices',
    nl: 'Som van de sessies tegen de doorgegeven prijzen',
  },
  toldWithVat: {
    en: 'Sum of the sessions at their told prices, incl. VAT',
    nl: 'Som van de sessies tegen de doorgegeven prijzen, incl. btw',
  },
  rounding: { en: 'Rounding', nl: 'Afronding' },
  lines: { en: 'Specification', nl: 'Specificatie' },
  annex: { en: 'Annex: all sessions', nl: 'Bijlage: alle sessies' },
  station: { en: 'Station', nl: 'Station' },
  item: { en: 'Description', nl: 'Omschrijving' },
  quantity: { en: 'Quantity', nl: 'Aantal' },
  unitPrice: { en: 'Unit price (€)', nl: 'Prijs per eenheid (€)' },
  amount: { en: 'Amount (€)', nl: 'Bedrag (€)' },
  unitPriceNet: { en: 'Unit price (€, excl. VAT)', nl: 'Prijs per eenheid (€, excl. btw)' },
  amountNet: { en: 'Amount (€, excl. VAT)', nl: 'Bedrag (€, excl. btw)' },
  amountGross: { en: 'Amount (€, incl. VAT)', nl: 'Bedrag (€, incl. btw)' },
  session: { en: 'Session', nl: 'Sessie' },
  start: { en: 'Start', nl: 'Start' },
  end: { en: 'End', nl: 'Einde' },
  charger: { en: 'Charger, charging point', nl: 'Laadpaal, laadpunt' },
  card: { en: 'Card or network', nl: 'Pas of netwerk' },
  energy: { en: 'Energy (kWh)', nl: 'Energie (kWh)' },
} as const satisfies Readonly<Record<string, Words>>;

/** Of what is no document: neither of the words of one. */
export const proForma = {
  name: { en: 'Pro forma', nl: 'Pro forma' },
  says: {
    en: 'What the next document would say if it were made today. It is no invoice and no statement: it has no number, nothing is paid by it, and sessions may still be added, corrected or held.',
    nl: 'Wat het volgende document zou vermelden als het vandaag werd gemaakt. Dit is geen factuur en geen vergoedingsoverzicht: het heeft geen nummer, er wordt niets mee betaald, en er kunnen nog sessies bij komen, worden gecorrigeerd of worden aangehouden.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Sentences with something in them, by language. */
export const sentences = {
  en: {
    draft: 'Draft, not numbered yet',
    draftOf: (name: string) => `${name} (draft)`,
    credited: (number: string, day: string) => `${number} of ${day}, as a whole`,
    settled: 'Taken off the next payout',
    noBankAccount: 'Not known yet: enter it under Account',
    agreement: (version: number, day: string) => `Version ${version}, accepted on ${day}`,
    sessions: (count: number, kWh: string) =>
      `${count} ${count === 1 ? 'session' : 'sessions'}, together ${kWh} kWh.`,
    late: (count: number) =>
      count === 1
        ? 'One session ended in an earlier month. The annex says why it comes now.'
        : `${count} sessions ended in an earlier month. The annex says why they come now.`,
    vat: (percent: string, base: string) => `VAT ${percent}% of ${base}`,
    typed: (price: string) => `rate ${price} incl. VAT`,
    rounding:
      'Lines are computed from summed quantities, so they may differ from the sum of the sessions by a few cents.',
    dispute: (email: string) =>
      `Is something wrong? Say so within 14 days under Account > Income, or to ${email}.`,
    elsewhere: (count: number) =>
      `The ${count} sessions of this document are in its CSV and XLSX files, which are part of it.`,
    clock: (zones: string) => `Times are those of the station’s clock (${zones}).`,
    footer: (title: string, page: number, isLast: boolean) =>
      `${title} · page ${page}${isLast ? ', the last' : ''}`,
  },
  nl: {
    draft: 'Concept, nog zonder nummer',
    draftOf: (name: string) => `${name} (concept)`,
    credited: (number: string, day: string) => `${number} van ${day}, geheel`,
    settled: 'Wordt verrekend met de volgende uitbetaling',
    noBankAccount: 'Nog niet bekend: vul die in onder Account',
    agreement: (version: number, day: string) => `Versie ${version}, aanvaard op ${day}`,
    sessions: (count: number, kWh: string) =>
      `${count} ${count === 1 ? 'sessie' : 'sessies'}, samen ${kWh} kWh.`,
    late: (count: number) =>
      count === 1
        ? 'Eén sessie eindigde in een eerdere maand. In de bijlage staat waarom die nu pas meetelt.'
        : `${count} sessies eindigden in een eerdere maand. In de bijlage staat waarom die nu pas meetellen.`,
    vat: (percent: string, base: string) => `Btw ${percent}% over ${base}`,
    typed: (price: string) => `tarief ${price} incl. btw`,
    rounding:
      'Regels zijn berekend over opgetelde hoeveelheden en kunnen daardoor enkele centen afwijken van de som van de sessies.',
    dispute: (email: string) =>
      `Klopt er iets niet? Meld het binnen 14 dagen onder Account > Inkomsten, of aan ${email}.`,
    elsewhere: (count: number) =>
      `De ${count} sessies van dit document staan in de bijbehorende CSV- en XLSX-bestanden, die er deel van uitmaken.`,
    clock: (zones: string) => `Tijden zijn die van de klok van het station (${zones}).`,
    footer: (title: string, page: number, isLast: boolean) =>
      `${title} · pagina ${page}${isLast ? ', de laatste' : ''}`,
  },
} as const;

import type {
  DocumentItem,
  DocumentKind,
  DocumentLine,
  DocumentSession,
} from '@laadpoort/domain/settlement/documents/document';
import type { VatBasis } from '@laadpoort/domain/tariffs/tariff';

export type DocumentLanguage = 'en' | 'nl';
export const locales: Readonly<Record<DocumentLanguage, string>> = { en: 'en-GB', nl: 'nl-NL' };
export type Words = Readonly<Record<DocumentLanguage, string>>;

/** What a document is called. A statement is for who may issue no invoice, and never uses that word. */
export const titles: Readonly<Record<DocumentKind, Words>> = {
  invoice: { en: 'Invoice', nl: 'Factuur' },
  statement: { en: 'Reimbursement statement', nl: 'Vergoedingsoverzicht' },
  'invoice-credit': { en: 'Credit note', nl: 'Creditnota' },
  'statement-credit': {
    en: 'Credit note to a reimbursement statement',
    nl: 'Creditnota bij vergoedingsoverzicht',
  },
};

/** The words that the law asks for (VAT Directive, article 226 (10a)), in both languages: tax authorities read one of them. */
export const selfBilling: Readonly<Record<'invoice' | 'invoice-credit', Words>> = {
  invoice: {
    en: 'Self-billing (factuur uitgereikt door afnemer)',
    nl: 'Factuur uitgereikt door afnemer (self-billing)',
  },
  'invoice-credit': {
    en: 'Self-billing credit note (creditnota uitgereikt door afnemer)',
    nl: 'Creditnota uitgereikt door afnemer (self-billing)',
  },
};

export const exempt: Words = {
  en: 'Exempt from VAT: small businesses scheme (kleineondernemersregeling, article 25 Wet op de omzetbelasting 1968)',
  nl: 'Vrijgesteld van omzetbelasting: kleineondernemersregeling (artikel 25 Wet op de omzetbelasting 1968)',
};

export const items: Readonly<Record<DocumentItem, Words>> = {
  energy: { en: 'Energy charged', nl: 'Geladen energie' },
  time: { en: 'Time plugged in', nl: 'Tijd aangesloten' },
  idle: { en: 'Parking without charging', nl: 'Parkeren zonder te laden' },
  start: { en: 'Start fee', nl: 'Starttarief' },
  minimum: { en: 'Addition up to the minimum per session', nl: 'Aanvulling tot het minimum per sessie' },
  maximum: { en: 'Deduction down to the maximum per session', nl: 'Aftrek tot het maximum per sessie' },
};

/** Of one and of any other number. */
export const units: Readonly<
  Record<DocumentLine['unit'], Readonly<Record<DocumentLanguage, readonly [one: string, other: string]>>>
> = {
  kWh: { en: ['kWh', 'kWh'], nl: ['kWh', 'kWh'] },
  hour: { en: ['hours', 'hours'], nl: ['uur', 'uur'] },
  session: { en: ['session', 'sessions'], nl: ['sessie', 'sessies'] },
  one: { en: ['', ''], nl: ['', ''] },
};

export const nextPayout: Words = {
  en: 'On the next payout day',
  nl: 'Op de eerstvolgende uitbetaaldag',
};

/** Whether VAT is in an amount. */
export const bases: Readonly<Record<VatBasis, Words>> = {
  incl: { en: 'included', nl: 'inbegrepen' },
  excl: { en: 'not included', nl: 'niet inbegrepen' },
};

/** Why a session comes later than with its own month. */
export const late: Readonly<Record<NonNullable<DocumentSession['late']>, Words>> = {
  'arrived-late': { en: 'late: received after its month', nl: 'nagekomen: ontvangen na die maand' },
  'decided-late': { en: 'late: decided on after its month', nl: 'nagekomen: beoordeeld na die maand' },
  held: { en: 'late: was held for a check', nl: 'nagekomen: werd vastgehouden voor controle' },
};

export const total: Words = { en: 'Total', nl: 'Totaal' };

export const annexHeaders = {
  document: { en: 'Document', nl: 'Document' },
  month: { en: 'Month', nl: 'Maand' },
  owner: { en: 'Owner', nl: 'Eigenaar' },
  session: { en: 'Session', nl: 'Sessie' },
  station: { en: 'Station', nl: 'Station' },
  charger: { en: 'Charger', nl: 'Laadpaal' },
  connector: { en: 'Charging point', nl: 'Laadpunt' },
  start: { en: 'Start', nl: 'Start' },
  end: { en: 'End', nl: 'Einde' },
  duration: { en: 'Duration', nl: 'Duur' },
  energy: { en: 'Energy (kWh)', nl: 'Energie (kWh)' },
  meterStart: { en: 'Start reading (kWh)', nl: 'Beginstand (kWh)' },
  meterStop: { en: 'End reading (kWh)', nl: 'Eindstand (kWh)' },
  card: { en: 'Card or network', nl: 'Pas of netwerk' },
  tariff: { en: 'Tariff version', nl: 'Tariefversie' },
  startAmount: { en: 'Start fee', nl: 'Starttarief' },
  energyAmount: { en: 'Energy amount', nl: 'Bedrag energie' },
  timeAmount: { en: 'Time amount', nl: 'Bedrag tijd' },
  idleAmount: { en: 'Parking amount', nl: 'Bedrag parkeren' },
  limitAmount: { en: 'Minimum or maximum', nl: 'Minimum of maximum' },
  amount: { en: 'Amount', nl: 'Bedrag' },
  currency: { en: 'Currency', nl: 'Valuta' },
  basis: { en: 'VAT', nl: 'Btw' },
  net: { en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' },
  vatPercent: { en: 'VAT %', nl: 'Btw %' },
  late: { en: 'Late', nl: 'Nagekomen' },
} as const satisfies Readonly<Record<string, Words>>;

import type { Language } from '../accounts/account.ts';

const WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  AC01: { en: 'The account number is wrong', nl: 'Het rekeningnummer klopt niet' },
  AC03: {
    en: 'The account number of the payee is wrong',
    nl: 'Het rekeningnummer van de begunstigde klopt niet',
  },
  AC04: { en: 'The account is closed', nl: 'De rekening is opgeheven' },
  AC06: { en: 'The account is blocked', nl: 'De rekening is geblokkeerd' },
  AG01: {
    en: 'Payments to this account are not allowed',
    nl: 'Betalingen naar deze rekening zijn niet toegestaan',
  },
  AG02: { en: 'The kind of payment is wrong', nl: 'Het soort betaling klopt niet' },
  AM04: {
    en: 'There is not enough money on the company’s account',
    nl: 'Er staat te weinig op de rekening van het bedrijf',
  },
  AM05: { en: 'The bank thinks it was paid twice', nl: 'De bank denkt dat er twee keer is betaald' },
  AM09: { en: 'The amount is wrong', nl: 'Het bedrag klopt niet' },
  BE01: {
    en: 'The name does not belong to the account',
    nl: 'De naam hoort niet bij de rekening',
  },
  BE04: { en: 'The address of the payee is missing', nl: 'Het adres van de begunstigde ontbreekt' },
  CNOR: {
    en: 'The bank of the payee cannot be reached',
    nl: 'De bank van de begunstigde is niet bereikbaar',
  },
  CUST: { en: 'The company asked for it back', nl: 'Het bedrijf heeft de betaling teruggevraagd' },
  DNOR: { en: 'The bank of the company cannot be reached', nl: 'De bank van het bedrijf is niet bereikbaar' },
  DT01: { en: 'The date is wrong', nl: 'De datum klopt niet' },
  DUPL: { en: 'It was paid twice', nl: 'Er is twee keer betaald' },
  ED05: {
    en: 'The payment could not be settled between the banks',
    nl: 'De banken konden de betaling niet verrekenen',
  },
  ERIN: { en: 'The bank does not support this option', nl: 'De bank ondersteunt deze optie niet' },
  FF01: { en: 'The bank cannot read the file', nl: 'De bank kan het bestand niet lezen' },
  FOCR: { en: 'It was sent back after a request', nl: 'De betaling is op verzoek teruggestuurd' },
  FRAD: { en: 'The bank suspects fraud', nl: 'De bank vermoedt fraude' },
  MD07: { en: 'The holder of the account has died', nl: 'De rekeninghouder is overleden' },
  MS02: { en: 'The payee refused it', nl: 'De begunstigde heeft de betaling geweigerd' },
  MS03: { en: 'The bank does not say why', nl: 'De bank zegt niet waarom' },
  RC01: { en: 'The bank of the payee is wrong', nl: 'De bank van de begunstigde klopt niet' },
  RR01: {
    en: 'The account of the company is missing, and the law asks for it',
    nl: 'De rekening van het bedrijf ontbreekt, en die is wettelijk verplicht',
  },
  RR02: {
    en: 'The name or address of the company is missing, and the law asks for it',
    nl: 'De naam of het adres van het bedrijf ontbreekt, en dat is wettelijk verplicht',
  },
  RR03: {
    en: 'The name or address of the payee is missing, and the law asks for it',
    nl: 'De naam of het adres van de begunstigde ontbreekt, en dat is wettelijk verplicht',
  },
  RR04: { en: 'Refused for legal reasons', nl: 'Geweigerd om wettelijke redenen' },
  TECH: { en: 'Something technical went wrong', nl: 'Er ging technisch iets mis' },
  TM01: { en: 'The file came too late on the day', nl: 'Het bestand kwam die dag te laat' },
};

/**
 * Why a bank did not pay, in words: the codes of ISO 20022 that banks give for credit transfers in euro. Here because
 * the portal shows them to the operator, and mails tell them to owners.
 */
export const bankReasons: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map(
  Object.entries(WORDS),
);

import { ValidationErrorsIBAN, validateIBAN } from 'ibantools';

export type IbanProblem =
  | 'empty'
  | 'unknown-country'
  | 'wrong-length'
  | 'wrong-check-digits'
  | 'wrong-format'
  | 'not-sepa'
  /** Letters or digits that look right and are others, such as Cyrillic ones. */
  | 'foreign-characters'
  /** It is all right, and there is something else beside it. */
  | 'more-than-iban';

export type ParsedIban =
  | { readonly ok: true; readonly iban: string }
  | { readonly ok: false; readonly reason: IbanProblem };

const PROBLEMS: ReadonlyMap<ValidationErrorsIBAN, IbanProblem> = new Map([
  [ValidationErrorsIBAN.NoIBANProvided, 'empty'],
  [ValidationErrorsIBAN.NoIBANCountry, 'unknown-country'],
  [ValidationErrorsIBAN.WrongBBANLength, 'wrong-length'],
  [ValidationErrorsIBAN.ChecksumNotNumber, 'wrong-check-digits'],
  [ValidationErrorsIBAN.WrongIBANChecksum, 'wrong-check-digits'],
]);

/**
 * Countries of the SEPA area by the first letters of their IBANs. That of ibantools lacks those that joined in October 2025
 * and May 2026: Albania, Moldova, Montenegro, North Macedonia, Serbia.
 */
const SEPA = new Set(
  (
    'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE ' +
    'SI SK SM VA'
  ).split(' '),
);

/** What stands around and between the characters of an IBAN that was copied: spaces, dashes, points, zero-width ones. */
const DECORATION = /[^\p{L}\p{N}]+/u;
const PREFIX = /^IBAN(?:NUMMER|NUMBER|NR|NO)?(?=[A-Z]{2}\d{2})/i;
/** The shortest is that of Norway; ISO 13616 allows the longest. */
const LENGTHS = { min: 15, max: 34 };

/**
 * An IBAN as typed or copied, whatever stands between its characters: length and structure of its country, mod 97
 * (ISO 13616), and a country of the SEPA area, where a reimbursement can be paid to.
 * @returns the bare IBAN in upper case, or why it is none.
 */
export const parseIban = (typed: string): ParsedIban => {
  const parts = typed.normalize('NFKC').split(DECORATION);
  const parsed = parseBare(parts.join('').replace(PREFIX, ''));
  if (parsed.ok || !isIbanAmong(parts)) return parsed;
  return { ok: false, reason: 'more-than-iban' };
};

const parseBare = (text: string): ParsedIban => {
  if (text === '') return { ok: false, reason: 'empty' };
  // Before its case is changed: that makes an I of a Turkish ı.
  if (!/^[A-Za-z0-9]+$/.test(text)) return { ok: false, reason: 'foreign-characters' };
  const iban = text.toUpperCase();
  const { valid, errorCodes } = validateIBAN(iban);
  const [error] = errorCodes;
  if (!valid) {
    return { ok: false, reason: (error === undefined ? undefined : PROBLEMS.get(error)) ?? 'wrong-format' };
  }
  return SEPA.has(iban.slice(0, 2)) ? { ok: true, iban } : { ok: false, reason: 'not-sepa' };
};

/** Whether some of the parts, in a row, are an IBAN. */
const isIbanAmong = (parts: readonly string[]): boolean =>
  parts.some((_, first) => {
    let text = '';
    for (let last = first; last < parts.length && text.length < LENGTHS.max; last++) {
      text += parts[last];
      if (text.length >= LENGTHS.min && parseBare(text).ok) return true;
    }
    return false;
  });

/** `NL91 **** **** 00`: country, check digits and the last two characters. */
export const maskIban = (iban: string): string => {
  return `${iban.slice(0, 4)} **** **** ${iban.slice(-2)}`;
};

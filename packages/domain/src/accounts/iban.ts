import { isSEPACountry, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

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

/** What stands around and between the characters of an IBAN that was copied: spaces, dashes, points, zero-width ones. */
const DECORATION = /[^\p{L}\p{N}]+/u;
const PREFIX = /^IBAN(?:NUMMER|NUMBER|NR|NO)?(?=[A-Z]{2}\d{2})/;

/**
 * An IBAN as typed or copied, whatever stands between its characters: length and structure of its country, mod 97
 * (ISO 13616), and a country of the SEPA area, where a reimbursement can be paid to.
 * @returns the bare IBAN in upper case, or why it is none.
 */
export const parseIban = (typed: string): ParsedIban => {
  const parts = typed.normalize('NFKC').toUpperCase().split(DECORATION);
  const parsed = parseBare(parts.join('').replace(PREFIX, ''));
  if (parsed.ok || !isIbanAmong(parts)) return parsed;
  return { ok: false, reason: 'more-than-iban' };
};

const parseBare = (iban: string): ParsedIban => {
  if (iban === '') return { ok: false, reason: 'empty' };
  if (!/^[A-Z0-9]+$/.test(iban)) return { ok: false, reason: 'foreign-characters' };
  const { valid, errorCodes } = validateIBAN(iban);
  const [error] = errorCodes;
  if (!valid) {
    return { ok: false, reason: (error === undefined ? undefined : PROBLEMS.get(error)) ?? 'wrong-format' };
  }
  return isSEPACountry(iban.slice(0, 2)) ? { ok: true, iban } : { ok: false, reason: 'not-sepa' };
};

/** Whether some of the parts, in a row, are an IBAN. */
const isIbanAmong = (parts: readonly string[]): boolean =>
  parts.some((_, first) =>
    parts.some((_, last) => last >= first && parseBare(parts.slice(first, last + 1).join('')).ok),
  );

/** `NL91 **** **** 00`: country, check digits and the last two characters. */
export const maskIban = (iban: string): string => {
  return `${iban.slice(0, 4)} **** **** ${iban.slice(-2)}`;
};

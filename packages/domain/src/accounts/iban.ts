import { electronicFormatIBAN, isSEPACountry, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

export type IbanProblem =
  | 'empty'
  | 'unknown-country'
  | 'wrong-length'
  | 'wrong-check-digits'
  | 'wrong-format'
  | 'not-sepa';

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
 * An IBAN as typed, with or without spaces: length and structure of its country, mod 97 (ISO 13616), and a country
 * of the SEPA area, where a reimbursement can be paid to.
 * @returns the IBAN without spaces in upper case, or why it is none.
 */
export const parseIban = (typed: string): ParsedIban => {
  const iban = electronicFormatIBAN(typed) ?? '';
  if (iban === '') return { ok: false, reason: 'empty' };
  const { valid, errorCodes } = validateIBAN(iban);
  const [error] = errorCodes;
  if (!valid) {
    return { ok: false, reason: (error === undefined ? undefined : PROBLEMS.get(error)) ?? 'wrong-format' };
  }
  return isSEPACountry(iban.slice(0, 2)) ? { ok: true, iban } : { ok: false, reason: 'not-sepa' };
};

/** `NL91 **** **** 00`: country, check digits and the last two characters. */
export const maskIban = (iban: string): string => {
  return `${iban.slice(0, 4)} **** **** ${iban.slice(-2)}`;
};

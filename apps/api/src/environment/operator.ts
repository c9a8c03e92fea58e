import { parseIban } from '@laadpoort/domain/accounts/iban';
import type { Operator } from '@laadpoort/domain/settlement/operator';
import {
  isDutchPostalCode,
  isDutchVatId,
  isKvk,
  normalisePostalCode,
  normaliseVatId,
} from '@laadpoort/domain/settlement/party';
import { z } from 'zod';

/** Who pays the owners; printed on each document. */
export const operatorVariables = {
  OPERATOR_NAME: z.string().trim().min(1).max(70).optional(),
  OPERATOR_STREET: z.string().trim().min(1).max(70).optional(),
  OPERATOR_POSTAL_CODE: z
    .string()
    .overwrite(normalisePostalCode)
    .refine(isDutchPostalCode, { error: 'expected a Dutch postal code' })
    .optional(),
  OPERATOR_CITY: z.string().trim().min(1).max(35).optional(),
  OPERATOR_KVK: z.string().refine(isKvk, { error: 'expected 8 digits' }).optional(),
  OPERATOR_VAT_ID: z
    .string()
    .overwrite(normaliseVatId)
    .refine(isDutchVatId, { error: 'expected a Dutch VAT id' })
    .optional(),
  OPERATOR_EMAIL: z.email().optional(),
  OPERATOR_IBAN: z
    .string()
    .overwrite((typed) => {
      const parsed = parseIban(typed);
      return parsed.ok ? parsed.iban : '';
    })
    .min(1, { error: 'expected an IBAN' })
    .optional(),
  OPERATOR_BIC: z
    .string()
    .regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, { error: 'expected a BIC' })
    .optional(),
};

const NAMES = Object.keys(operatorVariables) as (keyof typeof operatorVariables)[];
type Given = { readonly [Name in (typeof NAMES)[number]]?: string | undefined };

export const isWholeOperator = (given: Given): boolean =>
  new Set(NAMES.map((name) => given[name] === undefined)).size === 1;

export const WHOLE_OPERATOR = `all of ${NAMES.join(', ')}, or none`;

/** Null if nothing of it is set. */
export const readOperator = (given: Given): Operator | null => {
  if (given.OPERATOR_NAME === undefined) return null;
  const said = (name: keyof Given): string => given[name] ?? '';
  return {
    name: said('OPERATOR_NAME'),
    street: said('OPERATOR_STREET'),
    postalCode: said('OPERATOR_POSTAL_CODE'),
    city: said('OPERATOR_CITY'),
    country: 'NL',
    kvk: said('OPERATOR_KVK'),
    vatId: said('OPERATOR_VAT_ID'),
    email: said('OPERATOR_EMAIL'),
    iban: said('OPERATOR_IBAN'),
    bic: said('OPERATOR_BIC'),
  };
};

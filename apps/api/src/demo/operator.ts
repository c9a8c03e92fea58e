import type { Operator, SettlementTerms } from '@laadpoort/domain/settlement/operator';

/** Numbers that pass their check digits and belong to nobody. */
const DEMO_OPERATOR: Operator = {
  name: 'Laadpoort Demo B.V.',
  street: 'Stationsplein 1',
  postalCode: '3511 ED',
  city: 'Utrecht',
  country: 'NL',
  kvk: '00000000',
  vatId: 'NL000099998B57',
  email: 'finance@laadpoort.example',
  iban: 'NL02ABNA0123456789',
  bic: 'ABNANL2A',
};

export const withDemoOperator = (
  terms: SettlementTerms,
): SettlementTerms & { readonly operator: Operator } => ({
  ...terms,
  operator: terms.operator ?? DEMO_OPERATOR,
});

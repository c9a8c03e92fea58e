import type { PayeeToCheck } from '@laadpoort/contract/settlement/payee-checks';
import type { VatIdToCheck } from '@laadpoort/contract/settlement/vat-id-checks';

export const en = {
  title: 'Checks',
  intro:
    'What VIES and banks say about those we pay. Without a VAT id that VIES knows, there is no invoice with VAT; a name that does not match holds up the payout.',
  all: 'Also show what has been checked',
  more: 'Show more',
  note: 'Note',
  record: 'Record',
  vatIds: {
    title: 'VAT ids',
    none: 'There are no VAT ids to check.',
    columns: {
      account: 'Account',
      declared: 'Declared name',
      vatId: 'VAT id',
      vies: 'VIES',
      action: 'What to do',
    },
    never: 'Not checked yet',
    said: '{{result}}, {{name}}, {{day}}, by {{person}}',
    waits: 'A second person has to confirm it.',
    old: 'More than a year ago: check it again.',
    results: { valid: 'Valid', invalid: 'Not valid' } satisfies Record<
      NonNullable<VatIdToCheck['check']>['result'],
      string
    >,
    record: 'Record what VIES says',
    recordFor: 'Record what VIES says about {{vatId}}',
    result: 'Answer from VIES',
    name: 'Name according to VIES',
    checkedOn: 'Checked on',
    recorded: 'Recorded. A second person has to confirm it.',
    confirm: 'Confirm',
    confirmFor: 'Confirm what VIES says about {{vatId}}',
    confirmText: 'You asked VIES yourself and got the same answer: {{result}}, {{name}}.',
    confirmed: 'Confirmed',
  },
  payees: {
    title: 'Bank accounts',
    none: 'There are no bank accounts to check.',
    columns: {
      account: 'Account',
      holder: 'Holder',
      iban: 'IBAN',
      bank: 'Answer from the bank',
      action: 'What to do',
    },
    cameBack: 'A payment came back on {{day}}. Ask the bank or the owner, and record it.',
    never: 'Not checked yet',
    said: '{{result}} ({{note}}), {{day}}, by {{person}}',
    results: {
      match: 'The name matches',
      'close-match': 'The name nearly matches',
      'no-match': 'The name does not match',
      'not-possible': 'The bank cannot say',
    } satisfies Record<NonNullable<PayeeToCheck['check']>['result'], string>,
    record: 'Record the answer',
    recordFor: 'Record what the bank says about {{iban}}',
    result: 'Answer from the bank',
    recorded: 'Recorded',
  },
};

import type { PartyKind } from '@laadpoort/domain/settlement/party';
import { en as networks } from './networks/texts.en.ts';
import { en as agreement } from './agreement/texts.en.ts';
import { en as checks } from './checks/texts.en.ts';
import { en as documents } from './documents/texts.en.ts';
import { en as income } from './income/texts.en.ts';
import { en as runs } from './runs/texts.en.ts';
import { en as payouts } from './payouts/texts.en.ts';
import { en as proForma } from './pro-forma/texts.en.ts';
import { en as payable } from './payable/texts.en.ts';

export const en = {
  networks,
  payable,
  agreement,
  checks,
  documents,
  income,
  runs,
  payouts,
  proForma,
  tabs: {
    label: 'Settlement',
    runs: 'Runs',
    held: 'Held sessions',
    checks: 'Checks',
    payouts: 'Payouts',
  },
  party: {
    title: 'Company and VAT',
    intro: 'Who is reimbursed. It decides what the documents about your reimbursement have to say.',
    none: 'Nobody has said yet who is reimbursed. Without it, we cannot make a document for you.',
    onlyOwner: 'Only the owner of this account can change it.',
    kind: 'You are',
    kinds: {
      private: 'A private person',
      kor: 'A business in the scheme for small businesses (KOR)',
      'very-small': 'A business too small to register for VAT (at most €2,200 a year)',
      'vat-nl': 'A business registered for VAT in the Netherlands',
      other: 'Something else, such as a business abroad',
    } satisfies Record<PartyKind, string>,
    means: {
      private: 'No VAT: the rate you set is what you get.',
      kor: 'No VAT: the rate you set is what you get, as long as your turnover stays below €20,000 a year.',
      'very-small':
        'No VAT: the rate you set is what you get, as long as your turnover stays below €2,200 a year.',
      'vat-nl': 'VAT is added to your rate, or is in it, as you chose when you set it.',
      other: 'We have to agree with you first how you can be reimbursed.',
    } satisfies Record<PartyKind, string>,
    name: 'Name',
    nameHelp: 'Of the business as registered, or your own.',
    street: 'Street and number',
    postalCode: 'Postal code',
    city: 'City',
    country: 'Country',
    kvk: 'KvK number',
    kvkHelp: 'The 8 digits of the Chamber of Commerce.',
    vatId: 'VAT id',
    vatIdHelp: 'For example NL123456789B01.',
    vatIdOptional: 'VAT id, if you have one',
    validFrom: 'From',
    validFromHelp: 'The first day on which this holds. For days before, what was declared then stays.',
    change: 'Change',
    cancel: 'Cancel',
    save: 'Save',
    saved: 'Your details were saved.',
    since: 'Since',
    declared: 'Declared',
    declaredBy: 'by {{name}}',
    address: 'Address',
    coming: 'From {{day}}: {{kind}}, {{name}}',
    near: 'This scheme allows {{limit}} of turnover in {{year}}. At your stations {{amount}} was charged, and you earned {{other}} elsewhere, as you declared. Ask your accountant in good time.',
    over: 'At your stations {{amount}} was charged in {{year}}, and you earned {{other}} elsewhere, as you declared: more than the {{limit}} that this scheme allows. Change what you are for VAT, and ask your accountant from which day on. Until then, sessions beyond the limit are not reimbursed.',
    turnover: 'Turnover elsewhere in {{year}} (excl. VAT)',
    turnoverHelp:
      'Of your business, besides your stations. It counts for the limit of {{limit}}; update it when it changes.',
    turnoverSave: 'Save turnover',
    turnoverSaved: 'Your turnover elsewhere counts from now on.',
  },
};

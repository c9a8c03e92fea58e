import type { AuditAction } from './audit.ts';

/** What a reader of the audit looks for. */
export const AUDIT_KINDS = ['people', 'chargers', 'commands', 'cards', 'billing', 'support'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What an action is about: the first part of its name. */
type Subject<Action extends string> = Action extends `${infer First}.${string}` ? First : Action;

const kindOf: Readonly<Record<Subject<AuditAction>, AuditKind>> = {
  account: 'people',
  member: 'people',
  'api-key': 'people',
  'bank-account': 'people',
  party: 'people',
  person: 'people',
  'sign-in': 'people',
  password: 'people',
  address: 'people',
  'second-factor': 'people',
  passkey: 'people',
  staff: 'people',
  station: 'chargers',
  'charge-point': 'chargers',
  connector: 'chargers',
  adoption: 'chargers',
  firmware: 'chargers',
  'quirk-profile': 'chargers',
  alert: 'chargers',
  'unknown-charge-point': 'chargers',
  command: 'commands',
  whitelist: 'cards',
  'access-group': 'cards',
  card: 'cards',
  network: 'cards',
  pricing: 'billing',
  session: 'billing',
  payment: 'billing',
  'charger-model': 'billing',
  'set-aside': 'billing',
  agreement: 'billing',
  'vat-id': 'billing',
  payee: 'billing',
  payout: 'billing',
  'bank-file': 'billing',
  'bank-record': 'billing',
  settlement: 'billing',
  document: 'billing',
  ere: 'billing',
  support: 'support',
  mail: 'support',
  job: 'support',
};

/** The first parts of the names of its actions. */
export const subjectsOf = (kind: AuditKind): string[] =>
  Object.entries(kindOf).flatMap(([subject, of]) => (of === kind ? [subject] : []));

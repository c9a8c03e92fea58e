import type { AcceptingRule, RefusingRule } from '@laadpoort/domain/whitelist/decide-authorization';
import { en as status } from './status/texts.en.ts';
import { en as events } from './events/texts.en.ts';
import { en as feedback } from './feedback/texts.en.ts';
import { en as forms } from './forms/texts.en.ts';

export const en = {
  ...status,
  ...events,
  ...feedback,
  ...forms,
  table: { empty: 'Nothing here yet.' },
  attempts: {
    state: 'Status',
    action: 'Action',
    times_one: '{{count}} attempt',
    times_other: '{{count}} attempts',
    again: 'Try again',
    againOf: 'Try again: {{name}}',
    endsProcesses: 'Begun 50 times, and each time the process ended before it was done',
  },
  rounding:
    'Added up as shown, the rows differ from the total by {{by}}: each row is rounded, the total is rounded once.',
  chart: { asTable: 'Show as table', asChart: 'Show as chart' },
  secondFactor: {
    app: { label: 'Code', help: 'The six digits that your app shows now, or one of your recovery codes.' },
    recovery: { label: 'Recovery code', help: 'One of those that you kept. It works once.' },
    submit: 'Continue',
    passkey: {
      use: 'Use a passkey',
      unused: 'No passkey was used. Try again, or enter a recovery code.',
      lacks: 'Enter a recovery code instead',
    },
  },
  copy: { copy: 'Copy', copied: 'Copied' },
  provisional: 'provisional',
  chargingPoint: 'charging point {{number}}',
  role: {
    owner: 'owner',
    manager: 'manager',
    operator: 'operator',
    viewer: 'viewer',
    driver: 'driver',
    support: 'support',
    admin: 'administrator',
    'api-key': 'API key',
    system: 'Laadpoort',
  },
  rule: {
    whitelist: 'The card is on the whitelist.',
    'known-card': 'The card belongs to this account.',
    'access-group': 'The card is in an access group.',
    'free-charging': 'Free charging: every card can charge.',
    guest: 'A guest, and the charging point is publicly available.',
    adopted: 'No card is known: the charger never reported the start.',
    'blocked-card': 'The card was reported as lost.',
    'blocked-entry': 'The whitelist entry is blocked.',
    'refused-out-of-service': 'The charger is not in service.',
    'refused-card-blocked-by-provider': 'The company that issued the card has blocked it.',
    'refused-card-expired': 'The card has expired.',
    'refused-card-invalid': 'The company that issued the card says it is not valid.',
    'refused-entry-expired': 'The whitelist entry has expired.',
    'refused-entry-not-yet-valid': 'The whitelist entry is not valid yet.',
    'refused-not-public': 'The charging point is not publicly available.',
    'refused-whitelist-only': 'Only cards on the whitelist may charge here.',
    'refused-budget': 'The budget of its access group is used up.',
    'refused-too-many-cards': 'This charger presented more than a hundred cards within an hour.',
    'refused-unknown-card': 'No registered network knows this card.',
    'refused-concurrent': 'The card is already charging elsewhere.',
  } satisfies Record<AcceptingRule | RefusingRule | 'adopted', string>,
};

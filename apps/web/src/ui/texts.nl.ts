import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';
import { nl as status } from './status/texts.nl.ts';
import { nl as events } from './events/texts.nl.ts';
import { nl as feedback } from './feedback/texts.nl.ts';
import { nl as forms } from './forms/texts.nl.ts';

export const nl: Texts<typeof en> = {
  ...status,
  ...events,
  ...feedback,
  ...forms,
  table: { empty: 'Hier staat nog niets.' },
  attempts: {
    state: 'Status',
    action: 'Actie',
    times_one: '{{count}} poging',
    times_other: '{{count}} pogingen',
    again: 'Opnieuw proberen',
    againOf: 'Opnieuw proberen: {{name}}',
    endsProcesses: '50 keer begonnen, en elke keer stopte het proces voordat het klaar was',
  },
  rounding:
    'Opgeteld zoals getoond wijken de regels {{by}} af van het totaal: elke regel is afgerond, het totaal één keer.',
  chart: { asTable: 'Als tabel tonen', asChart: 'Als grafiek tonen' },
  secondFactor: {
    app: { label: 'Code', help: 'De zes cijfers die je app nu toont, of een van je herstelcodes.' },
    recovery: { label: 'Herstelcode', help: 'Een van de codes die je hebt bewaard. Hij werkt één keer.' },
    submit: 'Doorgaan',
    passkey: {
      use: 'Passkey gebruiken',
      unused: 'Er is geen passkey gebruikt. Probeer het opnieuw, of vul een herstelcode in.',
      lacks: 'Liever een herstelcode invullen',
    },
  },
  copy: { copy: 'Kopiëren', copied: 'Gekopieerd' },
  provisional: 'voorlopig',
  chargingPoint: 'laadpunt {{number}}',
  role: {
    owner: 'eigenaar',
    manager: 'manager',
    operator: 'operator',
    viewer: 'meekijker',
    driver: 'berijder',
    support: 'support',
    admin: 'beheerder',
    'api-key': 'API-sleutel',
    system: 'Laadpoort',
  },
  rule: {
    whitelist: 'De pas staat op de whitelist.',
    'known-card': 'De pas hoort bij dit account.',
    'access-group': 'De pas zit in een toegangsgroep.',
    'free-charging': 'Gratis laden: met elke pas kan worden geladen.',
    guest: 'Een gast, en het laadpunt is openbaar toegankelijk.',
    adopted: 'Er is geen pas bekend: de laadpaal heeft de start nooit gemeld.',
    'blocked-card': 'De pas is als verloren gemeld.',
    'blocked-entry': 'De pas is op de whitelist geblokkeerd.',
    'refused-out-of-service': 'De laadpaal is niet in gebruik.',
    'refused-card-blocked-by-provider': 'De uitgever van de pas heeft hem geblokkeerd.',
    'refused-card-expired': 'De pas is verlopen.',
    'refused-card-invalid': 'Volgens de uitgever is de pas niet geldig.',
    'refused-entry-expired': 'De geldigheid van de pas op de whitelist is verlopen.',
    'refused-entry-not-yet-valid': 'De geldigheid van de pas op de whitelist is nog niet ingegaan.',
    'refused-not-public': 'Het laadpunt is niet openbaar toegankelijk.',
    'refused-whitelist-only': 'Alleen passen op de whitelist mogen hier laden.',
    'refused-budget': 'Het budget van de toegangsgroep is op.',
    'refused-too-many-cards': 'Deze laadpaal bood binnen een uur meer dan honderd passen aan.',
    'refused-unknown-card': 'Geen geregistreerd netwerk kent deze pas.',
    'refused-concurrent': 'De pas laadt al ergens anders.',
  },
};

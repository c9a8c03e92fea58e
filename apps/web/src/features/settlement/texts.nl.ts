import type { Texts } from '#lib/texts.ts';
import { nl as networks } from './networks/texts.nl.ts';
import { nl as agreement } from './agreement/texts.nl.ts';
import { nl as checks } from './checks/texts.nl.ts';
import { nl as documents } from './documents/texts.nl.ts';
import { nl as income } from './income/texts.nl.ts';
import { nl as runs } from './runs/texts.nl.ts';
import { nl as payouts } from './payouts/texts.nl.ts';
import { nl as proForma } from './pro-forma/texts.nl.ts';
import { nl as payable } from './payable/texts.nl.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
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
    label: 'Afrekenen',
    runs: 'Runs',
    held: 'Vastgehouden sessies',
    checks: 'Controles',
    payouts: 'Uitbetalingen',
  },
  party: {
    title: 'Bedrijf en btw',
    intro: 'Aan wie we vergoeden. Dat bepaalt wat er in de documenten over je vergoeding moet staan.',
    none: 'Er is nog niet opgegeven aan wie we vergoeden. Zonder die gegevens kunnen we geen document voor je maken.',
    onlyOwner: 'Alleen de eigenaar van dit account kan dit wijzigen.',
    kind: 'Je bent',
    kinds: {
      private: 'Een particulier',
      kor: 'Een onderneming met de kleineondernemersregeling (KOR)',
      'very-small':
        'Een onderneming die zich niet voor de btw hoeft aan te melden (hoogstens € 2.200 per jaar)',
      'vat-nl': 'Een btw-ondernemer in Nederland',
      other: 'Iets anders, bijvoorbeeld een buitenlandse onderneming',
    },
    means: {
      private: 'Geen btw: je krijgt het tarief dat je instelt.',
      kor: 'Geen btw: je krijgt het tarief dat je instelt, zolang je omzet onder € 20.000 per jaar blijft.',
      'very-small':
        'Geen btw: je krijgt het tarief dat je instelt, zolang je omzet onder € 2.200 per jaar blijft.',
      'vat-nl': 'De btw komt boven op je tarief of zit erin, zoals je bij het instellen hebt gekozen.',
      other: 'We moeten eerst met je afspreken hoe we je kunnen vergoeden.',
    },
    name: 'Naam',
    nameHelp: 'Van de onderneming zoals ingeschreven, of je eigen naam.',
    street: 'Straat en huisnummer',
    postalCode: 'Postcode',
    city: 'Plaats',
    country: 'Land',
    kvk: 'KvK-nummer',
    kvkHelp: 'De 8 cijfers van de Kamer van Koophandel.',
    vatId: 'Btw-id',
    vatIdHelp: 'Bijvoorbeeld NL123456789B01.',
    vatIdOptional: 'Btw-id, als je er een hebt',
    validFrom: 'Vanaf',
    validFromHelp: 'De eerste dag waarop dit geldt. Voor eerdere dagen blijft staan wat toen was opgegeven.',
    change: 'Wijzigen',
    cancel: 'Annuleren',
    save: 'Opslaan',
    saved: 'Je gegevens zijn opgeslagen.',
    since: 'Sinds',
    declared: 'Opgegeven',
    declaredBy: 'door {{name}}',
    address: 'Adres',
    coming: 'Vanaf {{day}}: {{kind}}, {{name}}',
    near: 'Deze regeling staat in {{year}} een omzet van {{limit}} toe. Bij je stations is voor {{amount}} geladen, en elders heb je volgens je opgave {{other}} verdiend. Vraag op tijd je boekhouder.',
    over: 'In {{year}} is er voor {{amount}} bij je stations geladen, en elders heb je volgens je opgave {{other}} verdiend: meer dan de {{limit}} die deze regeling toestaat. Wijzig wat je voor de btw bent, en vraag je boekhouder vanaf welke dag. Tot dan worden sessies boven de grens niet vergoed.',
    turnover: 'Omzet elders in {{year}} (excl. btw)',
    turnoverHelp:
      'Van je bedrijf, naast je stations. Die telt mee voor de grens van {{limit}}; pas hem aan als hij verandert.',
    turnoverSave: 'Omzet opslaan',
    turnoverSaved: 'Je omzet elders telt vanaf nu mee.',
  },
};

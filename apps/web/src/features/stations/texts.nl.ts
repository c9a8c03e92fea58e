import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';
import { nl as station } from './station/texts.nl.ts';
import { nl as device } from './device/texts.nl.ts';
import { nl as connection } from './connection/texts.nl.ts';

export const nl: Texts<typeof en> = {
  ...station,
  ...device,
  ...connection,
  title: 'Stations',
  intro: 'Een station is een plek met een of meer laadpalen.',
  add: 'Station toevoegen',
  columns: {
    station: 'Station',
    state: 'Status',
    rate: 'Tarief',
    public: 'Openbaar',
    energy: 'Energie deze maand',
    serialNumber: 'Serienummer',
    model: 'Model',
    firmware: 'Firmware',
    connection: 'Verbinding',
    lastContact: 'Laatste contact',
    number: '#',
    rank: 'Laadpunt',
    socketType: 'Sockettype',
    powerType: 'Aansluitwaarde',
    fixedCable: 'Vaste kabel',
    actions: 'Acties',
    publiclyAvailable: 'Openbaar toegankelijk',
    key: 'Sleutel',
    value: 'Waarde',
    rights: 'Opmerkingen',
    point: 'Laadpunt',
    power: 'Vermogen',
    share: 'Deel van de limiet',
  },
  noRate: 'Geen tarief ingesteld',
  rateAndMore: '{{rate}} en meer',
  furtherPrices: 'Er gelden ook andere prijzen.',
  publicAll: 'Ja',
  publicSome: '{{count}} van {{total}}',
  publicNone: 'Nee',
  vat: { excl: 'excl. btw', incl: 'incl. btw' },
  empty: {
    title: 'Nog geen stations',
    text: 'Voeg je eerste station toe: je krijgt een adres en een sleutel om in de laadpaal in te voeren.',
  },
  back: 'Alle stations',
  yes: 'Ja',
  no: 'Nee',
};

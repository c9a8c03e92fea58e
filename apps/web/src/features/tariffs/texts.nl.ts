import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  current: 'Huidig tariefbeleid',
  edit: 'Tarief wijzigen',
  none: 'Nog geen tariefbeleid. Gasten kan niets in rekening worden gebracht tot je een tarief instelt.',
  since: 'Van kracht sinds',
  by: 'ingesteld door {{name}}',
  vat: { excl: 'excl. btw', incl: 'incl. btw' },
  examples: 'Wat een sessie kost',
  example: { 'ten-minutes': '10 minuten met 11 kW', 'one-hour': '1 uur met 11 kW', 'twenty-kwh': '20 kWh' },
  columns: {
    example: 'Sessie',
    before: 'Nu',
    after: 'Nieuw',
    price: 'Kost',
    rate: 'Tarief',
    from: 'Vanaf',
    until: 'Tot',
    by: 'Ingesteld door',
  },
  history: 'Geschiedenis',
  historyEmpty: 'Het eerste tariefbeleid komt hier te staan.',
  inForce: 'van kracht',
  form: {
    title: 'Tarief wijzigen',
    rate: 'Tarief per kWh (€)',
    rateHelp: 'Bijvoorbeeld 0,35. Met 0 laadt iedereen gratis.',
    vat: 'Dit tarief is',
    vatExcl: 'exclusief btw',
    vatIncl: 'inclusief btw',
    vatHelp: 'Particulieren: het bedrag dat je per kWh ontvangt.',
    preview: 'Voorbeeld',
    running_zero: 'Het geldt voor elke sessie die vanaf nu begint.',
    running_one:
      'Het geldt voor elke sessie die vanaf nu begint. De sessie die nu loopt houdt haar oude tarief.',
    running_other:
      'Het geldt voor elke sessie die vanaf nu begint. De {{count}} sessies die nu lopen houden hun oude tarief.',
    submit: 'Tariefbeleid instellen',
    saved: 'Het nieuwe tarief is van kracht.',
    next: 'Gasten betalen het waar een laadpunt openbaar toegankelijk is: vink dat aan bij Apparaten, het serienummer, Configuratie.',
  },
  warning: {
    'notably-high':
      'Boven € 0,45 per kWh kan de Belastingdienst vragen waarop een thuisvergoeding is gebaseerd.',
    'very-high': 'Boven € 0,85 per kWh is dit duurder dan openbaar snelladen. Staat de komma goed?',
    'becomes-free': 'Met dit tarief laden gasten gratis en ontvang je niets.',
  },
};

import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  current: 'Huidig tariefbeleid',
  edit: 'Tarief wijzigen',
  none: 'Nog geen tariefbeleid. Gasten laden gratis tot je een tarief instelt.',
  since: 'Geldig sinds',
  by: 'ingesteld door {{name}}',
  vat: { excl: 'excl. btw', incl: 'incl. btw' },
  examples: 'Wat een sessie kost',
  example: { 'ten-minutes': '10 minuten op 11 kW', 'one-hour': '1 uur op 11 kW', 'twenty-kwh': '20 kWh' },
  columns: {
    example: 'Sessie',
    before: 'Nu',
    after: 'Nieuw',
    price: 'Kosten',
    rate: 'Tarief',
    from: 'Vanaf',
    until: 'Tot',
    by: 'Ingesteld door',
  },
  history: 'Geschiedenis',
  historyEmpty: 'Je eerste tariefbeleid komt hier te staan.',
  inForce: 'geldig',
  form: {
    title: 'Tarief wijzigen',
    rate: 'Tarief per kWh (€)',
    rateHelp: 'Bijvoorbeeld 0,35. Bij 0 laadt iedereen gratis.',
    vat: 'Dit tarief is',
    vatExcl: 'exclusief btw',
    vatIncl: 'inclusief btw',
    vatHelp: 'Voor particulieren: het bedrag dat je per kWh ontvangt.',
    preview: 'Voorbeeld',
    running_zero: 'Het geldt voor elke sessie die vanaf nu begint.',
    running_one: 'Het geldt voor elke sessie die vanaf nu begint. De lopende sessie houdt het oude tarief.',
    running_other:
      'Het geldt voor elke sessie die vanaf nu begint. De {{count}} lopende sessies houden het oude tarief.',
    submit: 'Tariefbeleid instellen',
    saved: 'Het nieuwe tarief is ingegaan.',
    next: 'Gasten betalen dit tarief op laadpunten die openbaar toegankelijk zijn. Stel dat in bij Laadpalen, het serienummer, Configuratie.',
  },
  warning: {
    'notably-high':
      'Boven € 0,45 per kWh kan de Belastingdienst vragen waarop een vergoeding voor thuisladen is gebaseerd.',
    'very-high': 'Boven € 0,85 per kWh is dit duurder dan openbaar snelladen. Staat de komma goed?',
    'becomes-free': 'Bij dit tarief laden gasten gratis en ontvang je niets.',
  },
};

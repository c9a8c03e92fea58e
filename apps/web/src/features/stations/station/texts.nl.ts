import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  tabs: {
    label: 'Station',
    overview: 'Overzicht',
    devices: 'Laadpalen',
    smartgrid: 'Smartgrid',
    pricing: 'Tarieven',
    sessions: 'Sessies',
  },
  overview: {
    points: 'Laadpunten',
    reservedFor: 'voor {{name}}, tot {{time}}',
    curve: 'Vermogen in de laatste 24 uur',
    curveSummary: 'Piek {{power}}, om {{time}}.',
    curveEmpty: 'In de laatste 24 uur is er niet geladen.',
    rate: 'Huidig tarief',
    month: 'Deze maand',
    sessions: 'Sessies',
    energy: 'Energie',
    amount: 'Verdiend excl. btw',
    address: 'Adres',
    edit: 'Adres wijzigen',
    time: 'Tijd',
  },
  devices: {
    caption: 'Laadpalen van dit station',
    add: 'Laadpaal toevoegen',
    connected: 'Verbonden',
    disconnected: 'Niet verbonden',
    never: 'nooit',
    unknown: 'nog niet gemeld',
  },
  smartgrid: {
    title: 'Zonder loadbalancing',
    intro:
      'Hoeveel stroom het gebouw aan dit station kan leveren, per fase. De laadpalen samen moeten daaronder blijven.',
    limitValue: '{{ampere}} A per fase',
    noLimit: 'Geen limiet ingesteld',
    field: 'Limiet per fase (A)',
    fieldHelp:
      'De hoofdzekering van het gebouw, min wat het gebouw zelf gebruikt. Laat leeg voor geen limiet.',
    points: 'Laadpunten en hun limieten',
    maximum: 'Maximum van het laadpunt',
    total: 'Alle laadpunten samen kunnen {{sum}} A per fase afnemen.',
    above:
      'Dat is meer dan de limiet van {{limit}} A, en het vermogen wordt niet verdeeld. Zet loadbalancing aan of stel de laadpalen lager in; anders kan de hoofdzekering doorslaan.',
    below: 'Dat blijft binnen de limiet van {{limit}} A.',
    now: 'Vermogen nu',
  },
};

import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Rapporten',
  tabs: { monthly: 'Energie en inkomsten', reimbursements: 'Vergoedingen' },
  intro: 'Energie en inkomsten per maand en station. Een sessie hoort bij de maand waarin ze is afgelopen.',
  filters: {
    label: 'Filters',
    from: 'Vanaf',
    to: 'Tot en met',
    station: 'Station',
    allStations: 'Alle stations',
    clear: 'Filters wissen',
  },
  totals: 'Totalen van de selectie',
  chart: {
    title: 'Per maand',
    energy: 'Energie per maand',
    income: 'Inkomsten per maand',
    show: 'Toon',
    showEnergy: 'Energie',
    showIncome: 'Inkomsten',
    summary: '{{total}} in de getoonde maanden; het meest in {{month}}, met {{highest}}.',
    provisional: '{{month}} is voorlopig: er komen nog sessies bij.',
  },
  table: 'Per maand en station',
  columns: {
    month: 'Maand',
    station: 'Station',
    sessions: 'Sessies',
    paid: 'Betaalde energie',
    free: 'Gratis energie',
    energy: 'Energie',
    income: 'Inkomsten excl. btw',
  },
  rounding:
    'Opgeteld zoals getoond wijken de regels {{amount}} en {{energy}} betaalde energie af van de totalen: elke regel is afgerond, de totalen zijn één keer afgerond.',
  export: { csv: 'CSV downloaden', xlsx: 'XLSX downloaden' },
  empty: {
    title: 'In deze maanden is niet geladen',
    text: 'Zodra bij een van je stations een sessie is afgelopen, verschijnen de energie en inkomsten hier.',
    filtered: 'Kies andere maanden of een ander station.',
  },
  reimbursements: {
    intro: 'De documenten over de energie die in een jaar is geleverd, en wat je in dat jaar hebt ontvangen.',
    year: 'Jaar',
    totals: 'Totalen van {{year}}',
    total: 'Totaal',
    net: 'Excl. btw',
    vat: 'Btw',
    energy: 'Energie',
    month: 'Maand',
    paidOn: 'Betaald op',
    received: 'Ontvangen in {{year}}',
    declare:
      'Creditnota’s zijn eraf getrokken. Wat je hebt ontvangen, telt mee op de dag waarop de bank het heeft geboekt: december wordt in januari betaald.',
    documents: 'Documenten over {{year}}',
    table: 'Documenten van het jaar',
    none: 'Over dit jaar zijn er geen documenten.',
  },
};

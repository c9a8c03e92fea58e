import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  income: {
    soFar: '{{month}} tot nu toe',
    provisionalIntro: 'Voorlopig: sessies die deze maand nog eindigen, komen er nog bij.',
    amount: 'Inkomsten excl. btw',
    sessions: 'Sessies',
    paid: 'Betaalde energie',
    free: 'Gratis energie',
    month: 'Maand',
    months: 'Per maand',
    summary: '{{amount}} over de getoonde maanden; het meest in {{month}}.',
    nothing: 'Nog geen inkomsten. Als een gast laadt, ontvang je het tarief van het station.',
    setRate: 'Stel een tarief in voor een station',
    missingTitle: 'Je kunt nog niet worden uitbetaald',
    missing: { party: 'Geef op aan wie we vergoeden', 'bank-account': 'Vul je bankrekening in' },
    invoices: 'Vergoedingsfacturen',
    invoicesNone:
      'Er zijn geen vergoedingsfacturen: deze versie van het portaal maakt ze nog niet. De maanden hierboven laten zien wat je sessies hebben opgebracht.',
    invoicesReports: 'Download de maanden via Rapporten',
  },
};

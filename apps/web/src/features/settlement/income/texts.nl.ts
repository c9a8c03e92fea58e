import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
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
  missing: {
    party: 'Geef op aan wie we vergoeden',
    agreement: 'Accepteer de overeenkomst over je documenten',
    'bank-account': 'Vul je bankrekening in',
  },
  documents: 'Vergoedingen',
  documentsIntro:
    'Facturen, vergoedingsoverzichten en creditnota’s. Een maand wordt aan het begin van de volgende afgerekend; waarover dan nog niet is besloten, volgt later.',
};

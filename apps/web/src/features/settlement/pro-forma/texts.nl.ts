import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  link: 'Wat zou het document vandaag vermelden?',
  title: 'Pro forma voor {{month}}',
  intro:
    'Wat je volgende document zou vermelden als het nu werd gemaakt. Het is geen factuur: er kunnen nog sessies bij komen, worden gecorrigeerd of worden aangehouden.',
  none: 'Er zou nog geen sessie in staan.',
  total: 'Totaal',
  net: 'Excl. btw',
  vat: 'Btw',
  energy: 'Energie',
  sessions: 'Sessies',
  kind: 'Soort document: {{kind}}.',
  pdf: 'PDF downloaden',
  assumedTitle: 'Dit is aangenomen',
  assumed: {
    party: 'Je krijgt de vergoeding als particulier: niemand heeft nog opgegeven wie de vergoeding krijgt.',
    agreement: 'De overeenkomst over je documenten is aanvaard.',
    'vat-id': 'Je btw-id is gecontroleerd.',
  },
  waiting: 'Wat er niet in zou staan',
  reason: 'Reden',
  amount: 'Bedrag',
};

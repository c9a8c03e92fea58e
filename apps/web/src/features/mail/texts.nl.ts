import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Mails',
  intro:
    'De nieuwste mails, en of ze verstuurd zijn. Wat erin staat is niet te zien: er staan eenmalige links in.',
  noServer: 'Er is geen mailserver: deze mails wachten. Stel SMTP_URL in en herstart Laadpoort.',
  caption: 'Mails',
  none: 'Nog geen mails',
  columns: {
    subject: 'Onderwerp',
    recipient: 'Aan',
    written: 'Geschreven',
  },
  state: { waiting: 'wacht', sent: 'verstuurd', 'given-up': 'opgegeven' },
  queued: 'De mail wordt opnieuw verstuurd.',
  demo: {
    title: 'Mails van de demo',
    intro:
      'De demo heeft geen mailserver. Wat er verstuurd zou zijn, staat hier, voor iedereen op deze computer.',
    to: 'Aan {{recipient}}',
    none: 'Nog niets.',
    back: 'Inloggen',
  },
};

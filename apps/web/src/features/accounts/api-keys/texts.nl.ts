import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  apiKeys: {
    title: 'API-sleutels',
    intro:
      'Met een sleutel werkt een programma of een meter in dit account, alleen met wat de sleutel toestaat. Sleutels van iemand die uit het account wordt verwijderd, werken niet meer.',
    none: 'Er zijn nog geen API-sleutels.',
    make: 'Sleutel aanmaken',
    makeTitle: 'API-sleutel aanmaken',
    name: 'Naam',
    nameHelp: 'Waar de sleutel wordt gebruikt, bijvoorbeeld ‘Meter in de hal’.',
    scopes: 'Te gebruiken voor',
    scope: {
      read: 'lezen',
      operate: 'laadpalen bedienen',
      'grid-readings': 'netmetingen doorgeven',
    },
    scopeHelp: {
      read: 'Stations, sessies en rapporten; pasnummers zijn afgeschermd.',
      operate: 'Herstarten, ontgrendelen, starten, stoppen en buiten gebruik stellen.',
      'grid-readings': 'Voor de meter van de netaansluiting; die kan er verder niets mee.',
    },
    days: 'Geldig gedurende',
    daysOf_one: '{{count}} dag',
    daysOf_other: '{{count}} dagen',
    once: 'Kopieer de sleutel nu: hij wordt niet nog eens getoond. Programma’s sturen hem mee in de header hieronder.',
    key: 'Sleutel',
    header: 'Header',
    done: 'Klaar',
    by: 'Aangemaakt door',
    used: 'Laatst gebruikt',
    notUsed: 'nog niet',
    revoke: 'Intrekken',
    revokeOf: 'Sleutel {{name}} intrekken',
    revokeTitle: 'Sleutel {{name}} intrekken?',
    revokeText: 'Alles wat deze sleutel gebruikt, wordt vanaf nu geweigerd.',
    revoked: 'De sleutel {{name}} is ingetrokken.',
  },
};

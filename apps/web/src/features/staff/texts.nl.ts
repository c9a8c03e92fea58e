import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Medewerkers',
  intro: 'Wie de supportconsole mag gebruiken. Alle beheerders krijgen van elke wijziging een mail.',
  caption: 'Mensen met een rol',
  columns: { name: 'Naam', role: 'Rol', email: 'E-mailadres', expires: 'Geldig tot', action: 'Actie' },
  role: { support: 'support', admin: 'beheerder', user: 'geen rol' },
  invite: {
    open: 'Uitnodigen',
    title: 'Iemand uitnodigen',
    text: 'Diegene krijgt een mail met een link die één keer werkt en 24 uur geldig is.',
    confirm: 'Uitnodiging versturen',
    invited: '{{email}} is uitgenodigd.',
  },
  invitations: {
    title: 'Uitnodigingen',
    none: 'Er staan geen uitnodigingen open.',
    withdraw: 'Intrekken',
    withdrawOf: 'Uitnodiging van {{email}} intrekken',
    withdrawn: 'De uitnodiging is ingetrokken.',
  },
  change: {
    open: 'Wijzigen',
    openOf: 'Rol van {{name}} wijzigen',
    title: 'Rol van {{name}}',
    confirm: 'Rol wijzigen',
    changed: 'De rol is gewijzigd.',
  },
};

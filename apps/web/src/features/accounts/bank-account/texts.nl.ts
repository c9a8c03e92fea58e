import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  bank: {
    title: 'Bankrekening',
    intro: 'We maken de vergoeding voor de laadsessies over naar dit rekeningnummer.',
    none: 'Er is nog geen bankrekening. Zonder bankrekening kunnen we je niets uitbetalen.',
    onlyOwner: 'Alleen de eigenaar van dit account kan de bankrekening wijzigen.',
    iban: 'IBAN',
    ibanHelp: 'Bijvoorbeeld NL91 ABNA 0417 1643 00. Plakken mag, met spaties en al.',
    holder: 'Rekeninghouder',
    holderHelp: 'De naam zoals die bij de bank bekend is.',
    change: 'Bankrekening wijzigen',
    save: 'Bankrekening opslaan',
    saved: 'De bankrekening is opgeslagen.',
    changed: 'Laatst gewijzigd',
    changedBy: 'door {{name}}',
    next: 'De eerste 72 uur wordt er niets op betaald. Alle eigenaren krijgen bericht en kunnen de wijziging tot dan ongedaan maken. Het nummer wordt gemaskeerd getoond, en elk lid kan zien wie het wanneer heeft gewijzigd.',
    cooling:
      'Op deze rekening wordt niets betaald vóór {{when}}. Tot dan kan elke eigenaar de wijziging ongedaan maken.',
    cancel: {
      open: 'Wijziging ongedaan maken',
      title: 'Wijziging van de bankrekening ongedaan maken?',
      body: 'Wat in de laatste 72 uur is ingevuld vervalt, en de vorige bankrekening geldt weer, als die er was. Alle eigenaren krijgen bericht.',
      confirm: 'Ongedaan maken',
      done: 'De wijziging is ongedaan gemaakt.',
    },
  },
};

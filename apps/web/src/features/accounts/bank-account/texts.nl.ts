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
    next: 'Vanaf nu betalen we je vergoedingen uit op deze rekening. Het nummer wordt gemaskeerd getoond, en elk lid kan zien wie het wanneer heeft gewijzigd.',
  },
};

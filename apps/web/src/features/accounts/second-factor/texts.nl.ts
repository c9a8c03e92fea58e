import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  secondFactor: {
    title: 'Tweede factor',
    intro:
      'Een code uit een app op je telefoon, of een passkey, naast je wachtwoord. Wie je wachtwoord achterhaalt, kan er dan niet mee inloggen.',
    begin: 'App instellen',
    app: 'App voor codes',
    scan: 'Scan dit met een app voor codes, zoals Aegis, 2FAS, 1Password of Google Authenticator.',
    qr: 'QR-code voor je app',
    secret: 'Of typ deze sleutel in de app',
    code: 'Code',
    codeHelp: 'De zes cijfers die de app nu toont.',
    confirm: 'Aanzetten',
    codes: 'Herstelcodes',
    codesText:
      'Bewaar deze codes waar je ze zonder je telefoon kunt vinden. Elke code werkt één keer, in plaats van een code uit de app. Ze worden niet nog een keer getoond.',
    inUse_one: 'Staat aan. Je hebt nog {{count}} herstelcode.',
    inUse_other: 'Staat aan. Je hebt nog {{count}} herstelcodes.',
    renew: 'Nieuwe herstelcodes',
    remove: 'Verwijderen',
    removeTitle: 'De app verwijderen?',
    removeText:
      'Er wordt dan niet meer om codes uit de app gevraagd. Zonder passkey is je wachtwoord genoeg om in te loggen, en werken je herstelcodes niet meer.',
    removed: 'De tweede factor is verwijderd.',
  },
  passkeys: {
    add: 'Passkey toevoegen',
    addText:
      'Je apparaat vraagt om je vinger, je gezicht of een pincode. Je kunt op elk apparaat een passkey hebben, en op een beveiligingssleutel.',
    name: 'Naam',
    nameHelp: 'Zo herken je hem in deze lijst, bijvoorbeeld de naam van het apparaat.',
    make: 'Doorgaan',
    unmade:
      'Er is geen passkey gemaakt. Misschien staat er al een van jou op dit apparaat, of is de vraag gesloten.',
    added: 'Toegevoegd op {{day}}',
    used: 'Laatst gebruikt op {{day}}',
    rename: 'Naam wijzigen',
    save: 'Opslaan',
    removeTitle: '“{{name}}” verwijderen?',
    removeText:
      'Hij werkt hier dan niet meer; verwijder hem ook op het apparaat. Is het je laatste tweede factor, dan is je wachtwoord weer genoeg om in te loggen.',
    removed: 'De passkey is verwijderd.',
  },
};

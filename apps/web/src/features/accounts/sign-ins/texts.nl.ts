import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  signIns: {
    title: 'Waar je bent ingelogd',
    intro: 'Zie je een apparaat dat je niet herkent? Log het uit en wijzig je wachtwoord.',
    device: 'Apparaat',
    address: 'Adres',
    since: 'Ingelogd',
    thisOne: 'dit apparaat',
    unknownDevice: 'Onbekend apparaat',
    browserOn: '{{browser}} op {{system}}',
    action: 'Actie',
    signOut: 'Uitloggen',
    signOutOne: 'Uitloggen: {{device}}',
    signOutOthers: 'Uitloggen op alle andere apparaten',
    signedOut: 'Dat apparaat is uitgelogd.',
  },
  signInEvents: {
    title: 'Inloggen en wijzigingen',
    intro: 'Ook mislukte pogingen, en wijzigingen van je wachtwoord, adres en tweede factor.',
    what: 'Wat',
    at: 'Wanneer',
    none: 'Nog niets.',
    older: 'Oudere tonen',
    notMe: 'Dit was ik niet',
    failedOnly:
      'Bij een mislukte poging is niemand binnengekomen. Heeft iemand anders wel ingelogd of iets gewijzigd? Dan:',
    step: {
      signOut: 'Log uit op alle andere apparaten.',
      password: 'Kies een ander wachtwoord, dat je nergens anders gebruikt.',
      secondFactor:
        'Voeg een passkey of een app toe: dan is een wachtwoord alleen niet genoeg. Verwijder wat niet van jou is.',
      ask: 'Kun je niet meer inloggen? Kies dan op de inlogpagina via de mail een nieuw wachtwoord.',
    },
    action: {
      'sign-in': 'Ingelogd',
      'sign-in.failed': 'Inloggen mislukt',
      'sign-in.end': 'Uitgelogd',
      'sign-in.revoke': 'Eén apparaat uitgelogd',
      'sign-in.revoke-others': 'Alle andere apparaten uitgelogd',
      'sign-in.revoke-all': 'Overal uitgelogd door de beheerder van de installatie',
      'password.wrong': 'Verkeerd wachtwoord',
      'password.change': 'Wachtwoord gewijzigd',
      'password.reset': 'Nieuw wachtwoord via de mail',
      'address.change': 'E-mailadres gewijzigd',
      'second-factor.set-up': 'App toegevoegd',
      'second-factor.remove': 'Tweede factor verwijderd',
      'second-factor.wrong': 'Verkeerde code',
      'second-factor.recovery-codes': 'Nieuwe herstelcodes',
      'second-factor.recovery-code-used': 'Herstelcode gebruikt',
      'passkey.add': 'Passkey toegevoegd',
      'passkey.remove': 'Passkey verwijderd',
      'staff.change': 'Platformrol gewijzigd',
    },
  },
};

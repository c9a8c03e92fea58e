import { settlementErrors } from './settlement-errors.nl.ts';
import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  dialog: { cancel: 'Annuleren', close: 'Sluiten' },
  loading: 'Laden',
  exportPlace: 'Nummer {{place}} in de wachtrij. De download begint vanzelf.',
  retry: 'Opnieuw proberen',
  save: 'Opslaan',
  saved: 'Opgeslagen',
  error: {
    'invalid-request': {
      what: 'Er klopt iets niet in dit formulier.',
      next: 'Er is niets gewijzigd. Verbeter de gemarkeerde velden en probeer het opnieuw.',
    },
    'invalid-credentials': {
      what: 'Het e-mailadres of wachtwoord klopt niet.',
      next: 'Controleer beide en probeer het opnieuw.',
    },
    'not-signed-in': {
      what: 'Je bent niet meer ingelogd.',
      next: 'Er is niets gewijzigd. Log opnieuw in om verder te gaan.',
    },
    'no-active-account': {
      what: 'Je bent geen lid van een account.',
      next: 'Vraag de eigenaar van het laadstation om je uit te nodigen.',
    },
    'not-allowed': {
      what: 'Je rol staat dit niet toe.',
      next: 'Er is niets gewijzigd. De eigenaar van het account kan dit doen, of je rol wijzigen.',
    },
    suspended: {
      what: 'De beheerder heeft je toegang geblokkeerd.',
      next: 'Er is niets verloren gegaan. Vraag de beheerder waarom, en of de blokkade eraf kan.',
    },
    'second-person-needed': {
      what: 'Iemand anders moet dit goedkeuren.',
      next: 'Er is niets gewijzigd. Vraag een collega van support of een beheerder ernaar te kijken.',
    },
    'own-account': {
      what: 'Een account waarvan je lid bent, krijgt hierdoor geld.',
      next: 'Er is niets gewijzigd. Vraag een beheerder die er geen lid van is.',
    },
    'not-found': {
      what: 'Dit bestaat niet, of zit niet in dit account.',
      next: 'Ga terug, of wissel naar het account waar het bij hoort.',
    },
    'sign-up-closed': {
      what: 'Accounts worden hier op uitnodiging gemaakt.',
      next: 'Vraag de beheerder van dit portaal om een uitnodiging.',
    },
    'is-owner': {
      what: 'Deze persoon is de eigenaar van het account.',
      next: 'Er is niets gewijzigd. Draag het account eerst over aan iemand anders.',
    },
    'last-administrator': {
      what: 'Laadpoort heeft minstens één beheerder nodig.',
      next: 'Er is niets gewijzigd. Maak eerst iemand anders beheerder.',
    },
    'link-not-valid': {
      what: 'Deze link is niet meer geldig.',
      next: 'De link is gebruikt, ingetrokken, vervangen of verlopen. Vraag een nieuwe aan.',
    },
    'email-taken': { what: 'Er is al een account met dit e-mailadres.', next: 'Log daarmee in.' },
    'identity-taken': {
      what: 'Een laadpaal met dit serienummer of deze identiteit is al geregistreerd.',
      next: 'Er is niets gewijzigd. Controleer het nummer op de laadpaal.',
    },
    'already-whitelisted': {
      what: 'Deze pas staat al op de whitelist.',
      next: 'Er is niets gewijzigd. Je vindt de pas op de pagina Whitelist.',
    },
    'network-exists': {
      what: 'Er is al een uitgever met deze naam.',
      next: 'Er is niets gewijzigd. Kies een andere naam.',
    },
    'charge-point-offline': {
      what: 'De laadpaal is niet verbonden.',
      next: 'Er is niets verstuurd. Controleer de stroom en de internetverbinding van de laadpaal.',
    },
    'session-not-running': { what: 'Deze sessie is al afgelopen.', next: 'Er valt niets te stoppen.' },
    'session-changed': {
      what: 'Deze sessie is intussen gewijzigd: iemand anders heeft een beoordeling opgeslagen, of de laadpaal heeft iets nieuws gemeld.',
      next: 'Er is niets gewijzigd. Bekijk de sessie zoals die nu is en beoordeel opnieuw.',
    },
    'session-charging': {
      what: 'Deze sessie loopt nog: de laadpaal had kort geleden nog contact.',
      next: 'Er is niets gewijzigd. Stop de sessie op de pagina van de laadpaal; dan beëindigt de laadpaal de sessie zelf.',
    },
    'too-late-to-cancel': {
      what: 'Er is geen wijziging meer die ongedaan kan worden gemaakt: de 72 uur zijn voorbij, of iemand heeft het al gedaan.',
      next: 'Er is niets gewijzigd. Vul de juiste bankrekening in.',
    },
    ...settlementErrors,
    'owner-is-new': {
      what: 'Het account is in de laatste 72 uur overgedragen, of het e-mailadres van een eigenaar is gewijzigd.',
      next: 'De bankrekening is niet gewijzigd: wie eigenaar was, moet eerst bezwaar kunnen maken. Vul haar opnieuw in als er 72 uur voorbij zijn.',
    },
    'command-busy': {
      what: 'De laadpaal is nog bezig met de vorige opdracht.',
      next: 'Er is niets verstuurd. Wacht op de uitkomst hieronder.',
    },
    'identity-conflict': {
      what: 'Twee laadpalen lijken de identiteit van deze laadpaal te gebruiken.',
      next: 'Er is niets verstuurd, omdat niet bekend is welke van de twee het zou uitvoeren. Zoek de tweede laadpaal, of vraag support.',
    },
    'known-to-refuse': {
      what: 'Van dit model is bekend dat het deze opdracht weigert.',
      next: 'Er is niets verstuurd. Support kan het toch versturen.',
    },
    'wrong-address': {
      what: 'Het portaal is ingesteld voor een ander adres dan dat in je browser.',
      next: 'Er is niets veranderd. Open het portaal op het adres in zijn instelling PUBLIC_URL, of wijzig die instelling.',
    },
    'too-many-commands': {
      what: 'Er zouden te veel laadpalen binnen een minuut worden gestart of gereset.',
      next: 'Er is niets verstuurd, om het stroomnet te ontzien. Wacht een minuut en ga verder. Stoppen en ontgrendelen kan altijd.',
    },
    'registration-pending': {
      what: 'Deze laadpaal is aangemeld, maar heeft zijn eigen sleutel nog niet.',
      next: 'Er is niets verstuurd. Wacht tot de laadpaal met zijn sleutel is verbonden, of voer de sleutel met de hand in de laadpaal in.',
    },
    'tariff-in-effect': {
      what: 'Dit tarief is al ingegaan.',
      next: 'Er is niets geannuleerd. Stel in plaats daarvan een ander tarief in.',
    },
    'price-raised': {
      what: 'Sommige van deze sessies zouden duurder worden.',
      next: 'Er is niets veranderd. Je kunt sessies achteraf alleen goedkoper maken; vraag support voor de andere.',
    },
    'too-many-sessions': {
      what: 'Het gaat om meer dan 2.000 sessies.',
      next: 'Er is niets veranderd. Kies een latere datum.',
    },
    'too-many-windows': {
      what: 'Er staan al drie vensters van dit account open.',
      next: 'Er is geen venster geopend. Sluit er een dat je niet nodig hebt, of wacht tot de tijd ervan om is.',
    },
    'file-in-use': {
      what: 'Een lopende update of campagne heeft dit bestand nodig.',
      next: 'Er is niets verwijderd. Wacht tot die klaar is, of stop de campagne.',
    },
    'reservation-conflict': {
      what: 'Dit laadpunt kan nu niet worden gereserveerd.',
      next: 'Er is niets verstuurd. De reden staat bij het veld; je kunt het toch versturen.',
    },
    'reservation-over': { what: 'Deze reservering is al voorbij.', next: 'Er valt niets te annuleren.' },
    'campaign-over': {
      what: 'Deze campagne is al voorbij.',
      next: 'Er is niets gewijzigd. Start een nieuwe campagne voor de resterende laadpalen.',
    },
    'file-too-large': {
      what: 'Dit bestand is te groot.',
      next: 'Er is niets opgeslagen. Controleer of het het juiste bestand is.',
    },
    'export-too-large': {
      what: 'Dit bestand wordt te groot.',
      next: 'Kies een kortere periode, of CSV.',
    },
    'request-too-large': {
      what: 'Dit zijn te veel gegevens in één keer.',
      next: 'Er is niets gewijzigd. Verstuur het in kleinere delen.',
    },
    'store-full': {
      what: 'Er is geen opslagruimte meer voor bestanden.',
      next: 'Er is niets opgeslagen. Verwijder logboeken en firmware die niet meer nodig zijn.',
    },
    'unsupported-media-type': {
      what: 'De server kon dit verzoek niet lezen.',
      next: 'Er is niets gewijzigd. Laad de pagina opnieuw en probeer het nog eens.',
    },
    'second-factor-needed': {
      what: 'Om in te loggen is een code uit je app nodig.',
      next: 'Log opnieuw in en vul de code in.',
    },
    'second-factor-set-up': {
      what: 'Je hebt al een tweede factor.',
      next: 'Verwijder die eerst als je een andere app wilt gebruiken.',
    },
    'passkey-refused': {
      what: 'De passkey kon niet worden gecontroleerd.',
      next: 'Er is niets gewijzigd. Probeer het opnieuw. Let op dat je het portaal hebt geopend op het adres dat de beheerder heeft ingesteld.',
    },
    'wrong-code': {
      what: 'De code klopt niet.',
      next: 'Elke code werkt één keer. Wacht op de volgende in je app, of gebruik een herstelcode.',
    },
    'step-up-needed': {
      what: 'Hiervoor moeten we weten dat jij het bent.',
      next: 'Er is niets gewijzigd. Probeer het opnieuw en vul in waar we om vragen.',
    },
    'second-factor-required': {
      what: 'Hiervoor is een tweede factor nodig, die je nog niet hebt ingesteld.',
      next: 'Open de supportconsole en stel hem daar in.',
    },
    'password-not-enough': {
      what: 'Je wachtwoord is hier niet genoeg.',
      next: 'Vul een code uit je app in, of een herstelcode.',
    },
    'wrong-password': {
      what: 'Het wachtwoord klopt niet.',
      next: 'Er is niets gewijzigd. Vul het wachtwoord in waarmee je inlogt.',
    },
    'too-many-requests': {
      what: 'Er waren te veel verzoeken in korte tijd.',
      next: 'Er is niets gewijzigd. Wacht een minuut en probeer het opnieuw.',
    },
    'internal-error': {
      what: 'Er ging iets mis aan onze kant.',
      next: 'Het laden gaat gewoon door. Probeer het zo opnieuw.',
    },
    'database-unavailable': {
      what: 'Het portaal kan op dit moment niet bij zijn gegevens.',
      next: 'Het laden gaat gewoon door. Probeer het zo opnieuw.',
    },
    unreachable: {
      what: 'Het portaal is niet bereikbaar.',
      next: 'Het laden gaat gewoon door. Controleer je internetverbinding en probeer het opnieuw.',
    },
  },
  waiting_one: '{{count}} sessie wacht op beoordeling ({{energy}}).',
  waiting_other: '{{count}} sessies wachten op beoordeling ({{energy}}).',
  waitingWhy_one: 'Tot die tijd wordt die niet verrekend.',
  waitingWhy_other: 'Tot die tijd worden ze niet verrekend.',
  errorReference: 'Referentie voor support: {{id}}',
};

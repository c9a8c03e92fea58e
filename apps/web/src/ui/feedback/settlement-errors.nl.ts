/** What can be refused around settlement: codes of the contract, see texts.nl.ts. */
export const settlementErrors = {
  'agreement-changed': {
    what: 'Er is inmiddels een andere versie van de overeenkomst.',
    next: 'Er is niets geaccepteerd. Laad de pagina opnieuw en lees de nieuwe tekst.',
  },
  'cards-changed': {
    what: 'De passen die wachten zijn gewijzigd sinds je keek.',
    next: 'Er is niets bevestigd. Bekijk de passen en bevestig opnieuw.',
  },
  'network-changed': {
    what: 'Iemand heeft gewijzigd vanaf wanneer deze uitgever betaalt, of dat hij betaalt.',
    next: 'Er is niets gewijzigd. Lees wat er nu staat en probeer het opnieuw.',
  },
  'ere-changed': {
    what: 'De cijfers zijn veranderd sinds je keek.',
    next: 'Er is niets geclaimd. Bekijk de nieuwe cijfers en claim opnieuw.',
  },
  'operator-not-set-up': {
    what: 'Het bedrijf dat uitbetaalt is niet ingesteld.',
    next: 'Er is niets gestart. Stel OPERATOR_NAME en de andere gegevens van het bedrijf in, zie docs/operations.md.',
  },
  'month-not-over': {
    what: 'Deze maand is nog niet bij elk station voorbij.',
    next: 'Er is niets gestart. Probeer het opnieuw op de tweede dag van de volgende maand.',
  },
  'run-exists': {
    what: 'Van deze maand is er al een run.',
    next: 'Er is niets gestart. Open de run in de lijst.',
  },
  'run-unfinished': {
    what: 'Er is nog een run niet afgerond.',
    next: 'Er is niets gestart. Keur eerst die run goed en wacht tot de documenten definitief zijn.',
  },
  'run-approved': {
    what: 'De run is al goedgekeurd.',
    next: 'Er is niets gewijzigd. De documenten worden gemaakt of zijn definitief.',
  },
  'run-not-drafted': {
    what: 'De run wordt nog opgesteld.',
    next: 'Er is niets goedgekeurd. Wacht tot hij klaar is en bekijk hem dan opnieuw.',
  },
  'run-changed': {
    what: 'De run is gewijzigd sinds je keek.',
    next: 'Er is niets goedgekeurd. Bekijk de totalen opnieuw.',
  },
  'dispute-too-late': {
    what: 'Dit document is langer dan 14 dagen geleden gemaakt.',
    next: 'Er is niets gewijzigd. Vraag het aan support: die kan het nog corrigeren.',
  },
  'document-disputed': {
    what: 'Dit document wordt al betwist.',
    next: 'Er is niets gewijzigd. De betwisting staat bij het document.',
  },
  'document-not-disputed': {
    what: 'Niemand betwist dit document, of de betwisting is al beantwoord.',
    next: 'Er is niets gewijzigd. Laad de pagina opnieuw.',
  },
  'document-credited': {
    what: 'Dit document is al gecrediteerd.',
    next: 'Er is niets gewijzigd. Open het document dat ervoor in de plaats kwam.',
  },
  'document-in-payout': {
    what: 'Dit document zit in een uitbetaling.',
    next: 'Er is niets gewijzigd. Het kan worden gecorrigeerd zodra de bank heeft geantwoord.',
  },
  'document-unchanged': {
    what: 'De sessies komen nog overeen met dit document.',
    next: 'Er is niets gemaakt. Corrigeer eerst de sessie.',
  },
  'document-held': {
    what: 'Een sessie van dit document wacht op beoordeling.',
    next: 'Er is niets gemaakt. Beoordeel eerst die sessie.',
  },
  'nothing-to-pay': {
    what: 'Er valt niets uit te betalen.',
    next: 'Er is niets gewijzigd. Hieronder staat waarom accounts wachten.',
  },
  'payout-over': {
    what: 'De uitbetaling is al een stap verder of is ingetrokken.',
    next: 'Er is niets gewijzigd. Bekijk de uitbetaling opnieuw.',
  },
  'payout-not-approved': {
    what: 'Het betaalbestand van deze uitbetaling is nog niet geëxporteerd.',
    next: 'Eerst keurt een tweede persoon de uitbetaling goed; daarna kan het bestand worden geëxporteerd.',
  },
};

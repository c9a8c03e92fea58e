import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  review: {
    title: 'Beoordeling',
    intro:
      'Er is twijfel over deze sessie. Jouw beoordeling bepaalt hoe die meetelt in totalen, inkomsten en uitbetalingen.',
    openTitle: 'Deze sessie wordt pas verrekend als ze is beoordeeld',
    state: {
      open: 'Wacht op beoordeling',
      accepted: 'Goedgekeurd',
      corrected: 'Gecorrigeerd',
      excluded: 'Niet verrekend',
    },
    billed: {
      open: 'De sessie is bewaard en wordt pas verrekend als ze hieronder is beoordeeld.',
      accepted: 'Goedgekeurd na beoordeling: de sessie wordt verrekend zoals gemeten.',
      corrected: 'Gecorrigeerd na beoordeling: de gecorrigeerde energie wordt verrekend.',
      excluded: 'Uitgesloten na beoordeling: de sessie wordt bewaard maar niet verrekend.',
    },
    measured: 'Gemeten {{measured}}, verrekend {{billed}}.',
    notYours: 'De eigenaar of een manager van dit account beoordeelt de sessie.',
    witnesses: 'Wat elke bron zegt',
    witness: {
      signed: 'Door de meter ondertekend',
      messages: 'Meterstanden bij start en stop',
      contexts: 'Begin- en eindstand tussen de metingen',
      samples: 'Meterstanden tijdens de sessie',
      intervals: 'Energie per interval, opgeteld',
      power: 'Gemeten vermogen',
      neighbours: 'Meterstanden van de sessies ervoor en erna',
      rating: 'Wat het laadpunt hoogstens kan leveren',
    },
    witnessColumns: { source: 'Bron', energy: 'Energie', bounds: 'Mogelijk', amount: 'Bedrag' },
    bounds: '{{low}} tot {{high}}',
    proposed: 'Voorstel',
    steps: 'Stappen van de meter die niet kunnen kloppen, gemarkeerd in de grafiek hieronder:',
    stepRose: 'Van {{from}} tot {{until}} steeg hij met {{energy}}.',
    stepFell: 'Van {{from}} tot {{until}} daalde hij met {{energy}}.',
    times: {
      question: 'Welke tijden moet de sessie krijgen?',
      choice: {
        proposed: 'De voorgestelde: van {{from}} tot {{until}}',
        told: 'Die de laadpaal heeft gemeld: van {{from}} tot {{until}}',
        kept: 'De huidige',
      },
      consequence: {
        proposed:
          'Een laadpunt laadt één auto tegelijk. Met deze tijden overlappen de sessies elkaar niet meer. De energie verandert niet.',
        told: 'Dit draait de tijden van een eerdere beoordeling terug. De energie verandert niet.',
      },
      taken: 'Nieuwe tijden: {{times}}. Eerder: {{before}}.',
    },
    inKwh: {
      offer:
        'Deze laadpaal stuurt meterstanden in kWh, maar zegt dat het Wh zijn. Worden de standen vanaf nu als kWh gelezen, dan kloppen de volgende sessies. Deze sessie verandert niet: beslis daar hieronder over.',
      notYours: 'Iemand die dit station beheert, kan dit hier instellen.',
      button: 'Standen als kWh lezen',
      on: 'De meterstanden van deze laadpaal worden vanaf nu als kWh gelezen. Dit kan ongedaan worden gemaakt op de pagina van de laadpaal, onder Configuratie.',
      other:
        'Een instelling van de laadpaal helpt hier niet, omdat niet alle waarden dezelfde eenheid hebben. Support kan ernaar kijken.',
    },
    question: 'Wat moet worden verrekend?',
    choice: {
      accept: 'De gemeten energie: {{energy}}',
      correct: 'Een andere hoeveelheid energie',
      exclude: 'Niets',
    },
    consequence: {
      accept: 'De sessie telt mee zoals gemeten.',
      correct:
        'De prijs wordt opnieuw berekend met het eigen tarief van de sessie. De gemeten waarden blijven bewaard.',
      exclude: 'De sessie blijft in de lijst staan, maar telt nergens mee.',
    },
    energyKwh: 'Energie in kWh',
    energyHelp: 'Bijvoorbeeld van het display van de laadpaal of de auto.',
    note: 'Reden',
    noteHelp: 'Voor je administratie; iedereen die deze sessie kan zien, kan dit lezen.',
    decide: 'Beoordeling opslaan',
    again: 'Beoordeling wijzigen',
    saved: 'Je beoordeling geldt vanaf nu.',
    history: 'Eerdere beoordelingen',
    decided: {
      accept: 'Gemeten energie verrekenen',
      correct: 'Andere hoeveelheid energie verrekenen',
      exclude: 'Niets verrekenen',
    },
    columns: { decision: 'Beoordeling', energy: 'Energie', note: 'Reden', by: 'Door', at: 'Wanneer' },
  },
  anomalyAdvice: {
    adopted: 'Het begin is een schatting. Keur de sessie goed als de energie bij die auto past.',
    charging_after_stop: 'De energie na het einde telt niet mee. Corrigeer als de auto meer heeft geladen.',
    clock: 'De tijden zijn schattingen; de energie niet. Keur goed als de energie klopt.',
    conflicting_stop:
      'Het eerste einde geldt. Vergelijk beide in de berichten; corrigeer als het tweede klopt.',
    estimated_energy:
      'De energie kan enkele procenten afwijken. Keur goed, of corrigeer aan de hand van het display van de auto.',
    foreign_stop_id:
      'Controleer of dit einde bij deze sessie hoort. Keur goed als de energie klopt, of corrigeer.',
    implausible_energy:
      'Een defecte meter kan dit veroorzaken. Corrigeer aan de hand van het display van de auto, of sluit de sessie uit.',
    implicit_stop: 'Het einde is nooit gemeld, dus er kan energie ontbreken. Keur goed of corrigeer.',
    meter_regression: 'De energie is gebaseerd op de standen ertussen. Controleer met de vermogensgrafiek.',
    meter_reset: 'De energie is de som van de delen. Controleer met de vermogensgrafiek.',
    meter_rollover:
      'De energie is doorgeteld nadat de meter opnieuw bij nul begon. Controleer of dit kan kloppen.',
    no_meter_data:
      'Het is onbekend hoeveel er is geladen. Corrigeer aan de hand van het display van de auto, of sluit de sessie uit.',
    no_meter_start: 'De energie van vóór die stand ontbreekt. Keur goed of corrigeer.',
    no_rate: 'Er wordt niets voor berekend. Keur de sessie goed als gratis, of sluit hem uit.',
    overlaps_next:
      'Beide sessies kunnen dezelfde energie bevatten. Vergelijk ze; corrigeer deze sessie of sluit hem uit.',
    overlaps_previous:
      'Beide sessies kunnen dezelfde energie bevatten. Vergelijk ze; corrigeer deze sessie of sluit hem uit.',
    power_disagrees: 'Een van beide klopt niet. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    register_factor:
      'Standen in kWh die als Wh zijn gestuurd, kunnen dit veroorzaken. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    register_jump: 'De sprong is niet meegeteld. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    registers_disagree:
      'De aannemelijkste wordt voorgesteld. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    signature_fails:
      'De sleutel kan van een andere meter zijn, of de waarden zijn onderweg gewijzigd. De andere standen gelden. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    stop_register:
      'De standen tijdens de sessie gelden. Vergelijk de bronnen hieronder en keur goed of corrigeer.',
    unmeasured_energy:
      'Aan het begin of het einde kan energie ontbreken. De bronnen hieronder laten zien hoeveel. Keur goed of corrigeer.',
    presumed_end:
      'De laatste meterstand geldt. Meldt de laadpaal alsnog het echte einde, dan is dit vanzelf opgelost.',
    proposed_stop:
      'Bevestig dit einde, of wissel het om met dat van de andere sessie, onder Activiteit → Apart gehouden. Goedkeuren bevestigt het ook.',
    stop_tag_differs: 'Misschien heeft iemand anders de sessie gestopt. Keur goed als de energie klopt.',
    stuck_clock: 'Dit kan twee keer dezelfde sessie zijn. Sluit deze uit als er nog zo een is.',
    suspect_duplicate: 'Vergelijk deze sessie met die er net voor. Sluit deze uit als ze hetzelfde zijn.',
    very_late: 'De sessie kan intussen op een andere manier zijn verrekend. Keur goed of sluit uit.',
  },
  anomaly: {
    suspect_duplicate: 'Het lijkt een herhaling van een andere sessie.',
    stuck_clock: 'De klok en meter van de laadpaal staan stil.',
    unauthorized: 'De laadpaal laadde door hoewel de pas was geweigerd.',
    offline_start: 'Later gemeld: de laadpaal was offline.',
    very_late: 'Meer dan 90 dagen later gemeld.',
    implicit_stop: 'Gesloten omdat op dit laadpunt een andere sessie begon.',
    presumed_end: 'Gesloten omdat het laadpunt vrijkwam zonder een stop te melden.',
    overlapping: 'Overlapt een nieuwere sessie op dit laadpunt.',
    overlaps_next: 'Eindigde nadat de volgende sessie op dit laadpunt was begonnen.',
    overlaps_previous: 'Begon voordat de vorige sessie op dit laadpunt was geëindigd.',
    no_rate: 'Er gold geen tarief toen de sessie begon.',
    no_meter_stop:
      'De laadpaal gaf aan het einde geen bruikbare meterstand; de laatste daarvoor is gebruikt.',
    start_register: 'De meterstand bij de start kan niet kloppen; een betrouwbaardere is gebruikt.',
    signature_fails: 'Wat de meter heeft ondertekend, klopt niet met de sleutel van deze meter.',
    stop_register: 'De meterstand aan het einde is in strijd met die tijdens de sessie.',
    register_jump: 'De meterstand steeg met meer dan de laadpaal in die tijd kan leveren.',
    registers_disagree: 'De meterstanden van de laadpaal spreken elkaar tegen.',
    power_disagrees: 'De meterstanden kloppen niet met het gemeten vermogen.',
    register_factor: 'De meterstanden en het gemeten vermogen verschillen ongeveer een factor 1.000.',
    unmeasured_energy: 'Over een deel van de sessie zijn er geen betrouwbare meterstanden.',
    unknown_connector: 'Het laadpunt was onbekend.',
    clock: 'De klok van de laadpaal klopte niet; de tijd van ontvangst is gebruikt.',
    conflicting_stop: 'Twee keer gestopt, met verschillende waarden.',
    foreign_stop_id:
      'De stop verwees naar een sessie van een andere laadpaal; deze sessie is gevonden via pas, tijd en meter.',
    matched_stop: 'De stop verwees niet naar een sessie; deze sessie is gevonden via pas, tijd en meter.',
    proposed_stop:
      'De stop verwees niet naar een sessie en past ook bij andere; deze sessie is het waarschijnlijkst.',
    stop_tag_differs: 'Gestopt met een andere pas.',
    meter_regression: 'De eindstand van de meter is lager dan de beginstand.',
    meter_reset: 'De meterstand viel terug tijdens de sessie.',
    meter_rollover: 'De meter begon weer bij nul.',
    relative_samples: 'De meterstanden telden vanaf het begin van de sessie.',
    estimated_energy: 'De energie is geschat op basis van het vermogen.',
    no_meter_data: 'De laadpaal stuurde geen meterstanden.',
    implausible_energy: 'Meer energie dan mogelijk is in deze tijd.',
    zero_energy: 'Er is geen energie geladen.',
    no_meter_start: 'De laadpaal gaf bij de start geen meterstand; de eerste daarna is gebruikt.',
    adopted: 'De sessie liep al: de laadpaal heeft de start nooit gemeld.',
    stale: 'De laadpaal is al meer dan een dag onbereikbaar.',
    reservation_mismatch: 'Er is een reservering voor een andere pas gebruikt.',
    clock_corrected: 'De klok van de laadpaal loopt verkeerd; de tijden zijn gecorrigeerd.',
    charging_after_stop: 'De laadpaal laadde door nadat de sessie was afgelopen.',
    short_session: 'Korter dan een minuut.',
  },
};

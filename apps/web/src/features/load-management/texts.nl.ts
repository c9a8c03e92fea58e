import type { en } from './texts.en.ts';

export const nl: typeof en = {
  title: 'Loadbalancing',
  intro:
    'De laadpalen delen één netaansluiting. Laadpoort begrenst hoeveel stroom elke laadpaal mag afnemen, zodat ze samen met het gebouw binnen de capaciteit van de aansluiting blijven.',
  promise:
    'Laadpoort gaat ervan uit dat elke laadpaal zoveel kan afnemen als zijn limieten toestaan. Het vervangt geen zekering: laadpalen reageren na seconden tot minuten, en het gebouw kan altijd meer afnemen dan je verwacht.',
  off: 'Uit: de laadpalen worden niet begrensd.',
  mode: {
    off: 'Uit.',
    fixed: 'Aan. Voor het gebouw telt het maximale verbruik dat je hebt ingevuld.',
    measured: 'Aan. Voor het gebouw telt het verbruik dat de meter meldt.',
    'worst-case':
      'Aan. De meter van het gebouw meldt niets, dus telt het maximale verbruik dat je hebt ingevuld.',
    safe: 'Veilige stand: de meter van het gebouw heeft al meer dan 5 minuten niets gemeld. Elke laadpaal blijft op zijn veilige deel. Controleer de meter en het netwerk; de loadbalancing gaat vanzelf verder zodra de meter weer meldt.',
  },
  tooMuch:
    'Het totaal kan meer zijn dan de capaciteit van de aansluiting. Laadpoort verlaagt de limieten. Blijft het zo, zet dan een laadpaal uit of beëindig een sessie.',
  shares: {
    title: 'Zo is de aansluiting nu verdeeld',
    intro:
      'Maximale waarden op fase {{phase}}, waar de minste ruimte is. De aansluiting heeft {{capacity}} A.',
    building: 'Gebouw',
    free: 'Vrij',
    ampere: '{{ampere}} A',
  },
  chargers: {
    title: 'Wat elke laadpaal mag afnemen',
    charger: 'Laadpaal',
    allowed: 'Mag afnemen',
    confirmed: 'Bevestigd door de laadpaal',
    measured: 'Neemt nu af',
    why: 'Waarom',
    none: 'nog niet',
    unknown: 'onbekend',
    empty: 'Dit station heeft nog geen laadpalen.',
  },
  reason: {
    pending: 'Wordt berekend; dit duurt ongeveer 10 seconden.',
    'no-car':
      'Er is geen auto die wil laden. De laadpaal krijgt zijn deel terug zodra er een wordt aangesloten.',
    'demand-met': 'Er is genoeg ruimte: de auto’s krijgen alles wat ze aankunnen.',
    shared: 'Er willen meer auto’s laden dan de aansluiting aankan, dus ze delen wat er beschikbaar is.',
    waiting:
      'Wacht: op fase {{phase}} is te weinig ruimte om te laden. Het laden gaat vanzelf verder als er ruimte is.',
    offline:
      'Niet verbonden. De laadpaal houdt zijn laatste limiet hooguit 5 minuten en valt dan terug op zijn veilige deel. Controleer het netwerk.',
    'safe-mode':
      'Veilige stand: de laadpaal blijft op zijn veilige deel tot de meter van het gebouw weer meldt.',
    'not-confirmed': 'De laadpaal heeft nog geen limiet bevestigd en telt dus met zijn maximum.',
    refuses:
      'De laadpaal accepteert of onthoudt geen limieten en telt dus met zijn maximum. Laat de installateur zijn maximum instellen.',
    unresponsive:
      'De laadpaal neemt meer af dan zijn bevestigde limiet en telt dus met zijn maximum. Laat de installateur hem nakijken.',
  },
  form: {
    title: 'Aansluiting instellen',
    capacity: 'Capaciteit per fase',
    capacityHelp: 'De hoofdzekering van het gebouw, in ampère: bij 3 x 63 A vul je 63 in.',
    base: 'Rest van het gebouw, maximaal',
    baseHelp:
      'Het meeste dat alles behalve de laadpalen tegelijk afneemt, per fase. Weet je het niet, vraag het de installateur.',
    metered: 'Een meter meldt wat het gebouw afneemt',
    meteredHelp:
      'Alleen als een meter zijn standen naar Laadpoort stuurt. Zonder meter geldt altijd het getal hierboven.',
    fallbacks: 'Veilig deel van elke laadpaal',
    fallbacksHelp:
      'Wat een laadpaal mag afnemen als hij geen limieten ontvangt, bijvoorbeeld zonder netwerk. 0 betekent niet laden; 6 is de laagste stroom waarmee een auto laadt. Alle veilige delen en het gebouw samen moeten binnen de aansluiting passen.',
    fallback: 'Veilig deel van {{charger}}',
    turnOn: 'Aanzetten',
    saved:
      'De aansluiting is opgeslagen. Laadpalen die verbonden zijn, krijgen hun limiet normaal binnen een minuut.',
    noChargers: 'Voeg eerst een laadpaal aan het station toe.',
  },
  remove: {
    open: 'Uitzetten…',
    title: 'Loadbalancing uitzetten?',
    body: 'De limieten worden van de laadpalen verwijderd, en je instellingen worden gewist. De laadpalen worden dan niet meer begrensd: samen kunnen ze meer afnemen dan de zekering toelaat.',
    confirm: 'Uitzetten',
    done: 'Loadbalancing staat uit.',
  },
};

import type { en } from './texts.en.ts';

export const nl: typeof en = {
  title: 'Vermogen verdelen',
  intro:
    'De laders delen één netaansluiting. Laadpoort zegt elke lader hoeveel stroom hij mag vragen, zodat ze er samen met het gebouw binnen blijven.',
  promise:
    'Laadpoort rekent met het meeste dat elke lader kan vragen. Het vervangt geen zekering: laders gehoorzamen na seconden tot minuten, en het gebouw kan altijd meer vragen dan u verwacht.',
  off: 'Uit: elke lader vraagt wat hij wil.',
  mode: {
    off: 'Uit.',
    fixed: 'Aan. Het gebouw telt met het meeste dat het volgens u vraagt.',
    measured: 'Aan. Het gebouw telt met wat zijn meter meldt.',
    'worst-case':
      'Aan. De meter van het gebouw zwijgt: het gebouw telt met het meeste dat het volgens u vraagt.',
    safe: 'Veilige stand: de meter van het gebouw zwijgt al meer dan 5 minuten. Elke lader blijft op zijn veilige deel. Controleer de meter en zijn netwerk; het verdelen gaat vanzelf verder zodra hij weer meldt.',
  },
  tooMuch:
    'Samen kan dit meer zijn dan de aansluiting heeft. Laadpoort verlaagt de laders. Blijft het zo, zet dan een lader uit of beëindig een sessie.',
  shares: {
    title: 'Zo is de aansluiting nu verdeeld',
    intro: 'Ten hoogste, op fase {{phase}}: die met de minste ruimte. De aansluiting heeft {{capacity}} A.',
    building: 'Gebouw',
    free: 'Vrij',
    ampere: '{{ampere}} A',
  },
  chargers: {
    title: 'Wat elke lader mag vragen',
    charger: 'Lader',
    allowed: 'Mag vragen',
    confirmed: 'Bevestigd door de lader',
    measured: 'Vraagt nu',
    why: 'Waarom',
    none: 'nog niet',
    unknown: 'niet bekend',
    empty: 'Dit station heeft nog geen laders.',
  },
  reason: {
    pending: 'Wordt uitgerekend: dit duurt hooguit 10 seconden.',
    'no-car': 'Geen auto wil laden. De lader krijgt zijn deel terug zodra er een wordt aangesloten.',
    'as-wanted': 'Er is genoeg vrij: de auto’s krijgen alles wat ze aankunnen.',
    shared: 'Meer auto’s willen laden dan de aansluiting kan voeden: ze delen wat er is.',
    waiting:
      'Wacht: op fase {{phase}} is te weinig vrij om mee te laden. Het gaat vanzelf verder als er ruimte is.',
    offline:
      'Niet verbonden. De lader houdt zijn laatste grens hooguit 5 minuten en blijft daarna vanzelf op zijn veilige deel. Controleer zijn netwerk.',
    'safe-mode':
      'Veilige stand: de lader blijft op zijn veilige deel tot de meter van het gebouw weer meldt.',
    'not-confirmed':
      'De lader heeft nog geen grens bevestigd: Laadpoort rekent met alles wat hij kan vragen.',
    refuses:
      'De lader neemt geen grens aan of onthoudt hem niet: Laadpoort rekent met alles wat hij kan vragen. Laat de installateur zijn maximum instellen.',
    unresponsive:
      'De lader vraagt meer dan hij heeft toegezegd: Laadpoort rekent met alles wat hij kan vragen. Laat de installateur ernaar kijken.',
  },
  form: {
    title: 'Aansluiting instellen',
    capacity: 'Capaciteit per fase',
    capacityHelp: 'De hoofdzekering van het gebouw, in ampère: 3 x 63 A is 63.',
    base: 'Rest van het gebouw, ten hoogste',
    baseHelp:
      'Het meeste dat alles behalve de laders tegelijk vraagt, per fase. Vraag het de installateur als u het niet weet.',
    metered: 'Een meter meldt wat het gebouw vraagt',
    meteredHelp:
      'Alleen als die zijn standen naar Laadpoort stuurt. Zonder meter telt altijd het getal hierboven.',
    fallbacks: 'Veilig deel van elke lader',
    fallbacksHelp:
      'Wat een lader mag vragen als niemand hem iets zegt, zoals zonder netwerk. 0 is niet laden, 6 is het minste waarmee een auto laadt. Samen met het gebouw moet het binnen de aansluiting passen.',
    fallback: 'Veilig deel van {{charger}}',
    turnOn: 'Aanzetten',
    saved: 'De aansluiting is opgeslagen. De laders krijgen hun grens binnen een minuut.',
    noChargers: 'Voeg eerst een lader aan het station toe.',
  },
  remove: {
    open: 'Uitzetten…',
    title: 'Verdelen van vermogen uitzetten?',
    body: 'De grenzen worden van de laders gehaald, en wat u invulde wordt vergeten. Elke lader vraagt dan wat hij wil: samen kan dat meer zijn dan de zekering toelaat.',
    confirm: 'Uitzetten',
    done: 'Het verdelen van vermogen is uit.',
  },
};

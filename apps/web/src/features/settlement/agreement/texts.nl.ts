import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Overeenkomst over je documenten',
  intro:
    'Het bedrijf dat jou betaalt, schrijft ook de documenten daarover. De wet vraagt dat je daar eerst mee instemt.',
  noOperator: 'Het bedrijf dat uitbetaalt is nog niet ingesteld. Er valt nog niets overeen te komen.',
  with: 'Tussen jou en {{name}}, {{city}}, KvK-nummer {{kvk}}, {{email}}. Versie {{version}}.',
  articles: {
    makes:
      '{{name}} maakt de factuur, of het vergoedingsoverzicht, voor de energie die jouw laadstations aan anderen leveren, namens jou en op jouw naam. Je stuurt daarvoor zelf geen facturen.',
    says: 'Daarin staan de kWh en de prijzen die jij hebt ingesteld, zoals die golden toen de sessies begonnen, per maand en uiterlijk de 15e van de volgende maand, voor zover er niets eerst besloten moet worden.',
    truth:
      'Je geeft naar waarheid op wat je voor de btw bent, en meldt wijzigingen voordat ze ingaan. Je blijft zelf verantwoordelijk voor je btw; {{name}} zet alleen btw op een document als je daarvoor geregistreerd bent.',
    dispute:
      'Je krijgt elk document zodra het is gemaakt. Je kunt het binnen 14 dagen betwisten; tot daarop is geantwoord, wordt het niet betaald. Na 14 dagen geldt het als geaccepteerd.',
    credit:
      'Wat niet klopt, wordt gecorrigeerd met een creditnota en een nieuw document, nooit door een document te wijzigen. Wat te veel is betaald, gaat van de volgende betaling af.',
    keep: 'Beide partijen bewaren de documenten zeven jaar. {{name}} bewaart ze hier voor je, ook als je geen stations meer hebt.',
    end: 'Beide partijen kunnen deze overeenkomst per het einde van een maand opzeggen, met een mail aan de ander. Wat tot dan is geleverd, wordt nog afgerekend.',
  },
  accept: 'Overeenkomst accepteren',
  accepted: 'Geaccepteerd door {{name}} op {{day}}.',
  thanks: 'De overeenkomst is geaccepteerd',
  onlyOwner: 'Alleen de eigenaar van dit account kan haar accepteren.',
};

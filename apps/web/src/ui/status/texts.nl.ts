import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  status: {
    free: 'Vrij',
    preparing: 'Voorbereiden',
    charging: 'Laadt',
    'car-paused': 'Gepauzeerd door auto',
    'station-paused': 'Gepauzeerd door station',
    finished: 'Klaar',
    reserved: 'Gereserveerd',
    'out-of-order': 'Buiten gebruik',
    fault: 'Storing',
    'other-status': 'Andere status',
    offline: 'Offline',
    'never-connected': 'Nog nooit verbonden',
  },
  notPaid: {
    'credit-exceeds': 'De creditnota’s zijn hoger dan wat openstaat; die worden eerst verrekend.',
    'below-minimum':
      'Dit is minder dan de kleinste uitbetaling. Het wordt samen met wat volgt betaald, uiterlijk in december.',
    'no-bank-account': 'Wordt pas betaald als er een bankrekening is ingevuld.',
    'bank-account-waits': 'Wordt betaald zodra de bankrekening langer dan 72 uur geleden is ingevuld.',
    'payee-not-checked':
      'De eerste uitbetaling volgt zodra we hebben gecontroleerd van wie de bankrekening is.',
    'payee-no-match':
      'Niet betaald: volgens de bank is de rekening van iemand anders. Controleer het nummer en de naam.',
    'returned-before':
      'De laatste betaling kwam terug. We betalen weer zodra de bankrekening is gecontroleerd.',
    'new-account': 'De eerste uitbetaling volgt als het account 30 dagen oud is.',
    'first-payout-large':
      'De eerste uitbetaling is hoger dan € 1.000. Daarom controleren eerst twee mensen van wie de bankrekening is.',
    disputed: 'Wordt pas betaald als het bezwaar is beantwoord.',
  },
  reportsStatus: 'Meldt “{{status}}”',
  ocppStatus: {
    Available: 'Vrij: klaar voor de volgende auto.',
    Preparing: 'Een kabel of pas is herkend, maar het laden is nog niet begonnen.',
    Charging: 'De auto laadt.',
    SuspendedEV:
      'De auto heeft het laden gepauzeerd. Misschien is de accu vol, of wacht de auto op een ingestelde tijd.',
    SuspendedEVSE: 'Het station heeft het laden gepauzeerd, om het beschikbare vermogen te verdelen.',
    Finishing: 'Het laden is klaar. De kabel zit er nog in.',
    Reserved: 'Gereserveerd voor iemand.',
    Unavailable: 'Buiten gebruik.',
    Faulted: 'Buiten gebruik door een storing.',
  },
  fault: {
    'cable-damaged':
      'De kabel of de stekker is beschadigd. Gebruik de kabel niet: stel het laadpunt buiten gebruik en bel de installateur.',
    'cable-lock':
      'De stekker kon niet worden vergrendeld of ontgrendeld. Duw de stekker stevig aan en probeer het opnieuw, of ontgrendel de kabel.',
    'cable-too-hot':
      'De kabel of stekker is te heet. Het laden gaat langzamer of stopt. Laat hem afkoelen; gebeurt het opnieuw, bel dan de installateur.',
    'cable-without-car':
      'Er is een kabel aangesloten, maar er is niet op tijd een auto herkend. Haal de kabel eruit en sluit hem opnieuw aan met de auto eraan.',
    'car-communication':
      'De laadpaal en de auto kunnen niet communiceren. Haal de kabel eruit, doe de auto op slot en weer open en probeer het opnieuw; probeer anders een andere kabel of auto.',
    contactor:
      'De magneetschakelaar die de auto van stroom voorziet, werkt niet. Gebruik dit laadpunt niet: bel de installateur.',
    'emergency-stop': 'De noodknop is ingedrukt. Zoek uit waarom en ontgrendel hem daarna.',
    'ground-fault':
      'Er is lekstroom en de aardlekbeveiliging is aangesproken. Schakel hem niet steeds opnieuw in. Gebeurt het opnieuw met een andere kabel en auto, bel dan de installateur.',
    internal: 'Er ging iets mis in de laadpaal. Herstart hem; gebeurt het opnieuw, bel dan de installateur.',
    'list-conflict':
      'De passenlijst in de laadpaal wijkt af van de onze. Vraag support om de hele lijst opnieuw te versturen.',
    'load-balancing-lost':
      'De laadpaal is de verbinding met de energiemeter van het gebouw kwijt en laadt voor de zekerheid langzamer. Controleer die kabel of dat netwerk.',
    meter:
      'De energiemeter in de laadpaal kan niet worden gelezen. In sessies kan energie ontbreken: bel de installateur.',
    other: 'De laadpaal geeft geen algemene foutcode.',
    'over-current':
      'De stroom was te hoog; misschien is een zekering doorgeslagen of een automaat uitgevallen. Controleer dat; gebeurt het opnieuw, bel dan de installateur.',
    'over-voltage':
      'De netspanning is te hoog. Meestal gaat dit vanzelf over; zo niet, neem contact op met de netbeheerder.',
    'plug-not-in': 'De stekker zit er niet helemaal in. Haal hem eruit en duw hem er stevig in.',
    'power-lost':
      'De laadpaal had geen stroom meer. Controleer de zekering of automaat, en of er een stroomstoring in de buurt is.',
    reader: 'De paslezer werkt niet. Start sessies vanuit het portaal en bel de installateur.',
    'reset-failed': 'De laadpaal kon niet herstarten. Schakel de stroom uit en weer in.',
    'too-hot':
      'De laadpaal is te heet. Het laden gaat langzamer of stopt tot hij is afgekoeld. Let op direct zonlicht en op voorwerpen die hem afdekken.',
    'under-voltage':
      'De netspanning is te laag. Meestal gaat dit vanzelf over; zo niet, bel de installateur.',
    'weak-signal': 'Het mobiele signaal is zwak. Berichten kunnen later aankomen; er gaat niets verloren.',
  },
};

import type { SessionEnergy } from '@laadpoort/domain/sessions/readings/energy-facts';

export const headers = {
  id: { en: 'Session', nl: 'Sessie' },
  station: { en: 'Station', nl: 'Station' },
  serial: { en: 'Charger', nl: 'Laadpaal' },
  connector: { en: 'Charging point', nl: 'Laadpunt' },
  start: { en: 'Start', nl: 'Start' },
  end: { en: 'End', nl: 'Einde' },
  duration: { en: 'Duration', nl: 'Duur' },
  energy: { en: 'Energy (kWh)', nl: 'Energie (kWh)' },
  price: { en: 'Price per kWh', nl: 'Prijs per kWh' },
  amount: { en: 'Amount', nl: 'Bedrag' },
  vat: { en: 'VAT', nl: 'Btw' },
  amountWithoutVat: { en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' },
  currency: { en: 'Currency', nl: 'Valuta' },
  free: { en: 'Free of charge', nl: 'Gratis' },
  card: { en: 'Card', nl: 'Pas' },
  description: { en: 'Description', nl: 'Omschrijving' },
  network: { en: 'Network', nl: 'Netwerk' },
  stopReason: { en: 'Stop reason', nl: 'Stopreden' },
  flags: { en: 'Anomalies', nl: 'Bijzonderheden' },
  decision: { en: 'Decision', nl: 'Beoordeling' },
  begin: { en: 'Start reading (kWh)', nl: 'Beginstand (kWh)' },
  beginFrom: { en: 'Start reading from', nl: 'Beginstand uit' },
  endRegister: { en: 'End reading (kWh)', nl: 'Eindstand (kWh)' },
  endFrom: { en: 'End reading from', nl: 'Eindstand uit' },
  energyFrom: { en: 'Energy from', nl: 'Energie uit' },
  rounded: { en: 'Amount excl. VAT (rounded)', nl: 'Bedrag excl. btw (afgerond)' },
} as const;

/** Whether it is in the price and the amount. */
export const vat = {
  incl: { en: 'included', nl: 'inbegrepen' },
  excl: { en: 'not included', nl: 'niet inbegrepen' },
} as const;

export const freeBecause = {
  whitelist: { en: 'whitelist', nl: 'whitelist' },
  'free-charging': { en: 'free charging', nl: 'gratis laden' },
  'access-group': { en: 'access group', nl: 'toegangsgroep' },
} as const;

export const isFreeRule = (rule: string): rule is keyof typeof freeBecause =>
  Object.hasOwn(freeBecause, rule);

export const decision = {
  open: { en: 'awaiting a decision, not billed', nl: 'wacht op beoordeling, niet verrekend' },
  accepted: { en: 'accepted', nl: 'goedgekeurd' },
  corrected: { en: 'corrected', nl: 'gecorrigeerd' },
  excluded: { en: 'excluded, not billed', nl: 'uitgesloten, niet verrekend' },
} as const;

export const unknownNetwork = { en: 'unknown network', nl: 'onbekend netwerk' } as const;

const none = { en: 'none', nl: 'geen' } as const;

const signed = { en: 'signed reading', nl: 'ondertekende stand' } as const;

export const beginFrom = {
  signed,
  start: { en: 'start message', nl: 'startbericht' },
  begin: { en: 'reading at the start', nl: 'stand bij het begin' },
  previous: { en: 'end of the previous session', nl: 'einde van de vorige sessie' },
  sample: { en: 'reading during the session', nl: 'stand tijdens de sessie' },
  zero: { en: 'counts from 0 in each session', nl: 'telt per sessie vanaf 0' },
  none,
} as const satisfies Record<SessionEnergy['begin'], object>;

export const endFrom = {
  signed,
  stop: { en: 'stop message', nl: 'stopbericht' },
  end: { en: 'reading at the end', nl: 'stand bij het einde' },
  next: { en: 'start of the next session', nl: 'start van de volgende sessie' },
  sample: { en: 'reading during the session', nl: 'stand tijdens de sessie' },
  none,
} as const satisfies Record<SessionEnergy['end'], object>;

export const energyFromText = {
  registers: { en: 'end minus start reading', nl: 'eindstand min beginstand' },
  readings: { en: 'readings during the session', nl: 'standen tijdens de sessie' },
  estimated: { en: 'estimate', nl: 'schatting' },
  corrected: { en: 'corrected by a person', nl: 'door iemand gecorrigeerd' },
  none: { en: 'no readings', nl: 'geen standen' },
} as const;

export const total = { en: 'Total', nl: 'Totaal' } as const;

export const notInTotal = {
  en: 'Not in the total: awaiting a decision or excluded',
  nl: 'Niet in het totaal: wacht op beoordeling of uitgesloten',
} as const;

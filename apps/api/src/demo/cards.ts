import { emaidCheckCharacter } from '@laadpoort/domain/cards/emaid';
import { people } from './people.ts';
import { demoId, Random } from './random.ts';

export interface DemoCard {
  readonly id: string;
  readonly uid: string;
  readonly network: string;
  readonly contractId: string;
  readonly visualNumber: string;
  readonly holderId: string | null;
  readonly nickname: string | null;
  readonly blocked: boolean;
}

/** Networks whose cards are used at Dutch charging points, and the party ids of their contract ids. */
export const networks = [
  ['Laadpoort Mobility', 'LDP'],
  ['e-clearing.net', 'ECN'],
  ['Shell Recharge', 'TNM'],
  ['Vattenfall InCharge', 'NUO'],
  ['Eneco eMobility', 'ENE'],
  ['Travelcard', 'TRA'],
  ['MKB Brandstof', 'MKB'],
  ['Chargemap', 'CHM'],
] as const;

const random = new Random(1606);
const hexByte = () =>
  Math.floor(random.next() * 256)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0');

const card = (
  [network, party]: (typeof networks)[number],
  number: number,
  more: { holderId?: string; nickname?: string; blocked?: boolean } = {},
): DemoCard => {
  const uid = `04${Array.from({ length: 5 }, hexByte).join('')}80`;
  const contract = `NL${party}C${String(number).padStart(8, '0')}`;
  return {
    id: demoId(`card ${party} ${number}`),
    uid,
    network,
    contractId: contract + emaidCheckCharacter(contract),
    visualNumber: `NL-${party}-${String(number).padStart(6, '0')}`,
    holderId: more.holderId ?? null,
    nickname: more.nickname ?? null,
    blocked: more.blocked ?? false,
  };
};

const [mobility, , shell] = networks;

export const ownerCard = card(mobility, 100_201, { holderId: people.owner.id, nickname: 'Family car' });
export const employeeCard = card(mobility, 100_317, { holderId: people.employee.id, nickname: 'Lease car' });
/** For charging elsewhere; on nobody's whitelist. */
export const employeeRoadCard = card(shell, 204_518, { holderId: people.employee.id });

/** Colleagues, with cards from various providers. */
export const colleagueCards = Array.from({ length: 6 }, (_, index) =>
  card(networks[index + 1] ?? shell, 310_400 + index * 17),
);
export const formerColleagueCard = card(shell, 310_911);

/** Guests of the car park. */
export const guestCards = Array.from({ length: 44 }, (_, index) =>
  card(networks[1 + (index % (networks.length - 1))] ?? shell, 520_100 + index * 31),
);
export const blockedGuestCard = card(shell, 599_001, { blocked: true });

export const cards: readonly DemoCard[] = [
  ownerCard,
  employeeCard,
  employeeRoadCard,
  ...colleagueCards,
  formerColleagueCard,
  ...guestCards,
  blockedGuestCard,
];

/** Cards unknown to every network in the product. */
export const strangerUids = ['04C01D5EA1B280', '0477EE01449A80'];

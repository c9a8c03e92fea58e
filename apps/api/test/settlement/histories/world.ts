import { PARTY_KINDS, type PartyKind } from '@laadpoort/domain/settlement/party';
import type { TariffComponent, TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { diceOf, type Dice } from './dice.ts';

/* Accounts of every kind, each of which lives a history of its own in one database. */

const ZONES = ['Europe/Amsterdam', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland'];
const BEGAN = new Date('2026-01-01');
const VAT_ID = 'NL000099998B57';

interface Place {
  readonly stationId: string;
  readonly chargePointId: string;
  readonly tariff: TariffVersion;
  /** Sessions may be priced again by it. */
  readonly otherTariff: TariffVersion;
}

export interface History {
  readonly accountId: string;
  readonly dice: Dice;
  readonly places: readonly Place[];
  readonly cards: readonly string[];
}

export interface World {
  readonly db: Database;
  readonly providerId: string;
  readonly histories: readonly History[];
}

const price = (dice: Dice, low: number, high: number): string => (dice.whole(low, high) / 10_000).toFixed(4);

const componentsFor = (dice: Dice): TariffComponent[] => {
  const components: TariffComponent[] = [];
  if (dice.chance(0.4)) {
    const window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', until: '06:30' };
    components.push({ kind: 'energy', window, pricePerKwh: price(dice, 500, 3000) });
  }
  components.push({ kind: 'energy', pricePerKwh: price(dice, 1000, 6000) });
  if (dice.chance(0.3)) components.push({ kind: 'start', price: price(dice, 1, 5000) });
  if (dice.chance(0.3)) components.push({ kind: 'time', pricePerHour: price(dice, 1, 2000) });
  if (dice.chance(0.2)) components.push({ kind: 'minimum', amount: price(dice, 1000, 15_000) });
  if (dice.chance(0.2)) components.push({ kind: 'maximum', amount: price(dice, 30_000, 90_000) });
  return components;
};

const placeFor = (dice: Dice): Place => {
  const timeZone = dice.pick(ZONES);
  const vatBasis = dice.pick(['excl', 'incl'] as const);
  const version = (validFrom: Date): TariffVersion => {
    const components = componentsFor(dice);
    return { id: dice.uuid(), currency: 'EUR', vatBasis, validFrom, timeZone, components };
  };
  const [tariff, otherTariff] = [version(BEGAN), version(new Date('2025-01-01'))];
  return { stationId: dice.uuid(), chargePointId: dice.uuid(), tariff, otherTariff };
};

const historyOf = (seed: number, index: number): History => {
  const dice = diceOf(seed * 100_003 + index);
  const accountId = `history-${String(index).padStart(6, '0')}`;
  return {
    accountId,
    dice,
    places: Array.from({ length: dice.whole(1, 2) }, () => placeFor(dice)),
    cards: [1, 2, 3].map((card) => `04${String(index).padStart(8, '0')}${String(card).padStart(4, '0')}`),
  };
};

/** Adds the accounts with their stations, rates, parties, agreements and bank accounts; all have something missing at times. */
export const createWorld = async (db: Database, seed: number, count: number): Promise<World> => {
  const { prisma } = db;
  const histories = Array.from({ length: count }, (_, index) => historyOf(seed, index));
  const { id: providerId } = await prisma.tokenProvider.create({
    data: { name: 'Paying', paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: BEGAN },
  });
  await prisma.organization.createMany({
    data: histories.map(({ accountId: id }) => ({ id, name: id, slug: id, createdAt: BEGAN })),
  });
  await prisma.user.createMany({
    data: histories.map(({ accountId: id }) => ({ id, name: id, email: `${id}@example.com` })),
  });
  await prisma.member.createMany({
    data: histories.map(({ accountId: id }) => ({ id, organizationId: id, userId: id, role: 'owner' })),
  });
  await prisma.station.createMany({ data: histories.flatMap(stationsOf) });
  await prisma.chargePoint.createMany({ data: histories.flatMap(chargePointsOf) });
  await prisma.tariffVersion.createMany({ data: histories.flatMap(tariffsOf) });
  await prisma.partyVersion.createMany({ data: histories.flatMap(partiesOf) });
  const agreed = histories.filter(({ dice }) => dice.chance(0.95));
  await prisma.agreementAcceptance.createMany({ data: agreed.map(agreement) });
  const checked = histories.filter(({ dice }) => dice.chance(0.9));
  await prisma.vatIdCheck.createMany({ data: checked.map(vatIdCheck) });
  const banked = histories.filter(({ dice }) => dice.chance(0.95));
  for (const { accountId } of banked) await addBankAccount(db, accountId, new Date('2026-02-01'));
  return { db, providerId, histories };
};

const stationsOf = ({ accountId, places }: History): Prisma.StationCreateManyInput[] =>
  places.map(({ stationId: id, tariff: { timeZone } }) => ({
    id,
    accountId,
    name: `Station ${id.slice(0, 4)}`,
    street: 'Kade 1',
    postalCode: '1012 AB',
    city: 'Amsterdam',
    timeZone,
  }));

const chargePointsOf = ({ accountId, places }: History): Prisma.ChargePointCreateManyInput[] =>
  places.map(({ chargePointId: id, stationId }) => ({
    id,
    accountId,
    stationId,
    ocppIdentity: id,
    serialNumber: id.slice(0, 8),
    securityProfile: 0,
  }));

const tariffsOf = ({ accountId, places }: History): Prisma.TariffVersionCreateManyInput[] =>
  places.flatMap(({ stationId, tariff, otherTariff }) =>
    [otherTariff, tariff].map(({ id, components, vatBasis, validFrom }) => ({
      id,
      accountId,
      stationId,
      components: components as unknown as Prisma.InputJsonArray,
      vatBasis,
      validFrom,
      validUntil: validFrom < BEGAN ? BEGAN : null,
      createdById: 'owner',
    })),
  );

/** Some account has nobody declared, some another kind from the middle of a month on. */
const partiesOf = ({ accountId, dice }: History): Prisma.PartyVersionCreateManyInput[] => {
  const party = (validFrom: Date, kind: PartyKind) => ({
    accountId,
    kind,
    name: accountId,
    street: 'Laan 2',
    postalCode: '3011 AB',
    city: 'Rotterdam',
    country: 'NL',
    kvk: kind === 'private' || kind === 'other' ? null : '12345678',
    vatId: kind === 'vat-nl' ? VAT_ID : null,
    validFrom,
    declaredAt: BEGAN,
    declaredById: 'owner',
  });
  const first = dice.chance(0.95) ? [party(BEGAN, dice.pick(PARTY_KINDS))] : [];
  const changed = dice.chance(0.3) ? [party(new Date('2026-08-14'), dice.pick(PARTY_KINDS))] : [];
  return [...first, ...changed];
};

const agreement = ({ accountId }: History) => ({
  accountId,
  version: 1,
  acceptedAt: BEGAN,
  acceptedById: 'owner',
});

const vatIdCheck = ({ accountId }: History) => ({
  accountId,
  vatId: VAT_ID,
  result: 'valid',
  name: accountId,
  checkedOn: BEGAN,
  recordedAt: BEGAN,
  recordedById: 'one',
  confirmedAt: BEGAN,
  confirmedById: 'two',
});

/** Another bank account, whose holder the bank knows. */
export const addBankAccount = async ({ prisma }: Database, accountId: string, at: Date): Promise<void> => {
  const { id } = await prisma.bankAccountVersion.create({
    data: { accountId, iban: 'NL20INGB0001234567', holder: accountId, enteredAt: at, enteredById: 'owner' },
  });
  await addPayeeCheck({ prisma }, { accountId, bankAccountVersionId: id }, at);
};

export const addPayeeCheck = async (
  { prisma }: Pick<Database, 'prisma'>,
  payee: { readonly accountId: string; readonly bankAccountVersionId: bigint },
  at: Date,
): Promise<void> => {
  await prisma.payeeCheck.create({
    data: { ...payee, result: 'match', note: '', recordedAt: at, recordedById: 'one' },
  });
};

import { addMonths } from '@laadpoort/domain/reports/month';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import type { History, World } from './world.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const REGISTER_WH = 1_000_000;

interface Course {
  readonly energyWh: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** What of a session follows from its price, as the product stores it. */
const priced = (tariff: TariffVersion, { energyWh, startedAt, endedAt }: Course, isFree = false) => {
  const { amount, lines } = priceSession({
    energyWh: BigInt(energyWh),
    tariff,
    free: isFree ? { rule: 'free-charging' } : null,
    course: {
      startedAt,
      until: endedAt,
      registers: [
        { at: startedAt, registerWh: BigInt(REGISTER_WH) },
        { at: endedAt, registerWh: BigInt(REGISTER_WH + energyWh) },
      ],
      idle: [],
    },
  });
  return { tariffVersionId: tariff.id, vatBasis: tariff.vatBasis, amount, priceLines: linesToStore(lines) };
};

const sessionOf = (
  { accountId, dice, places, cards }: History,
  { providerId }: World,
  month: string,
  day: number,
): Prisma.SessionCreateManyInput => {
  const { stationId, chargePointId, tariff, otherTariff } = dice.pick(places);
  const from = Date.parse(`${month}-01T00:00:00Z`) + day * DAY_MS;
  const startedAt = new Date(from + dice.whole(0, 18 * 60 * 60) * 1_000);
  const minutes = dice.whole(20, 300);
  const endedAt = new Date(startedAt.getTime() + minutes * MINUTE_MS);
  const energyWh = dice.whole(100, minutes * 180);
  const isFree = dice.chance(0.08);
  const isOpen = dice.chance(0.1);
  const isKnown = dice.chance(0.95);
  const isPricedAgain = dice.chance(0.1);
  const card = dice.pick(cards);
  const isLate = dice.chance(0.1);
  return {
    accountId,
    stationId,
    chargePointId,
    connectorId: 1,
    startKey: dice.uuid(),
    state: 'completed',
    idTag: card,
    idTagRaw: card,
    authorizationStatus: 'Accepted',
    authorizationRule: isFree ? 'free-charging' : 'guest',
    freeRule: isFree ? 'free-charging' : null,
    providerId: isKnown ? providerId : null,
    startedAt,
    startedAtRaw: startedAt.toISOString(),
    startReceivedAt: startedAt,
    endedAt,
    // It is told of in the month after.
    stopReceivedAt: isLate ? new Date(Date.parse(`${addMonths(month, 1)}-10T12:00:00Z`)) : endedAt,
    meterStartWh: REGISTER_WH,
    meterStopWh: REGISTER_WH + energyWh,
    energyWh,
    anomalies: isOpen ? ['register_jump'] : [],
    review: isOpen ? 'open' : null,
    ...priced(isPricedAgain ? otherTariff : tariff, { energyWh, startedAt, endedAt }, isFree),
  };
};

const DAYS = [0, 2, 5, 9, 13, 14, 20, 26, 30];

/** The sessions of a month. @returns those that are told of only after it, to be added with the next */
export const addMonth = async (
  world: World,
  month: string,
  late: readonly Prisma.SessionCreateManyInput[],
): Promise<Prisma.SessionCreateManyInput[]> => {
  const all = world.histories.flatMap((history) =>
    DAYS.filter(() => history.dice.chance(0.4)).map((day) => sessionOf(history, world, month, day)),
  );
  const next = new Date(`${addMonths(month, 1)}-05T00:00:00Z`);
  const isLate = ({ stopReceivedAt }: Prisma.SessionCreateManyInput) =>
    stopReceivedAt instanceof Date && stopReceivedAt > next;
  await world.db.prisma.session.createMany({ data: [...late, ...all.filter((each) => !isLate(each))] });
  return all.filter(isLate);
};

/** Energy turns out to have been less, and is priced by the same or another version. */
export const lowerSession = async ({ db }: World, { places, dice }: History, id: number): Promise<void> => {
  const row = await db.prisma.session.findUniqueOrThrow({ where: { id } });
  const place = places.find(({ stationId }) => stationId === row.stationId);
  if (place === undefined || row.endedAt === null) throw new Error('a session of another history');
  const energyWh = Math.floor(Number(row.energyWh) * (dice.whole(300, 999) / 1_000));
  const course = { energyWh, startedAt: row.startedAt, endedAt: row.endedAt };
  const data = { energyWh, meterStopWh: REGISTER_WH + energyWh };
  const tariff = dice.chance(0.3) ? place.otherTariff : place.tariff;
  await db.prisma.session.update({ where: { id }, data: { ...data, ...priced(tariff, course) } });
};

/** What waits for people is decided: by the owner, and then by support. */
export const decideOpen = async ({ db, histories }: World, month: string, now: Date): Promise<void> => {
  const open = await db.prisma.session.findMany({ where: { review: 'open' }, orderBy: { startKey: 'asc' } });
  const diceBy = new Map(histories.map(({ accountId, dice }) => [accountId, dice]));
  for (const { id, accountId, amount } of open) {
    const dice = diceBy.get(accountId);
    if (dice === undefined || dice.chance(0.3)) continue;
    const review = dice.pick(['accepted', 'accepted', 'excluded']);
    await db.prisma.session.update({ where: { id }, data: { review } });
    if (review === 'excluded' || dice.chance(0.3)) continue;
    const reviewed = { sessionId: id, accountId, amount, month, decidedById: 'one', decidedAt: now };
    await payReviewed(db, {
      ...reviewed,
      decision: dice.pick(['pay', 'pay', 'refuse']),
      reason: 'Looked at',
    });
  }
};

const payReviewed = ({ prisma }: Database, data: Prisma.PayableReviewCreateInput) =>
  prisma.payableReview.create({
    data: { ...data, confirmation: { create: { confirmedById: 'two', confirmedAt: data.decidedAt } } },
  });

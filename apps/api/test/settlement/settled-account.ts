import { randomBytes } from 'node:crypto';
import { addCard, addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import type { Database } from '#platform/database/database.ts';

export interface SettledAccount<Owner> {
  readonly owner: Owner;
  readonly accountId: string;
  readonly stationId: string;
  readonly chargePointId: string;
  readonly tariffVersionId: string;
  /** A billed session with a card that is paid for; an hour long, priced by its energy. */
  add(
    given: { endedAt: string; energyWh?: number; pricePerKwh?: string } & Partial<
      Pick<SessionGiven, 'review'>
    >,
  ): Promise<number>;
}

interface Given {
  readonly name?: string;
  /** From when on party, agreement and rate hold. */
  readonly since?: string;
  readonly basis?: 'excl' | 'incl';
  readonly timeZone?: string;
  readonly pricePerKwh?: string;
  /** Null: nobody is declared. */
  readonly party?: Readonly<Record<string, unknown>> | null;
  readonly isAgreed?: boolean;
}

const PERSON = {
  kind: 'private',
  name: 'Olga',
  street: 'Laan 2',
  postalCode: '3011 AB',
  city: 'Rotterdam',
  country: 'NL',
};

/** An account with a station, a rate, a declared party and an accepted agreement. */
export const settledAccount = async <Owner extends { readonly id: string; readonly accountId: string }>(
  t: {
    readonly database: Database;
    readonly signIn: (who: { role: 'owner'; name: string }) => Promise<Owner>;
  },
  given: Given = {},
): Promise<SettledAccount<Owner>> => {
  const { prisma } = t.database;
  const owner = await t.signIn({ role: 'owner', name: given.name ?? 'Olga' });
  const { accountId } = owner;
  const since = new Date(given.since ?? '2026-01-01');
  const place = {
    accountId,
    ...(await addStation(t.database, accountId, { timeZone: given.timeZone ?? 'Europe/Amsterdam' })),
  };
  const pricePerKwh = given.pricePerKwh ?? '0.3000';
  const { id: tariffVersionId } = await prisma.tariffVersion.create({
    data: {
      accountId,
      stationId: place.stationId,
      components: [{ kind: 'energy', pricePerKwh }],
      vatBasis: given.basis ?? 'excl',
      validFrom: since,
      createdById: owner.id,
    },
  });
  if (given.party !== null)
    await prisma.partyVersion.create({
      data: {
        accountId,
        ...PERSON,
        ...given.party,
        validFrom: since,
        declaredAt: since,
        declaredById: owner.id,
      },
    });
  if (given.isAgreed ?? true)
    await prisma.agreementAcceptance.create({
      data: {
        accountId,
        version: 1,
        acceptedAt: new Date(since.getTime() + 36 * 3_600_000),
        acceptedById: owner.id,
      },
    });
  const network = 'Paying network';
  const idTag = `04${randomBytes(6).toString('hex').toUpperCase()}`;
  const { providerId } = await addCard(t.database, { uid: idTag, network });
  await prisma.tokenProvider.update({
    where: { name: network },
    data: { paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: since },
  });
  return {
    owner,
    ...place,
    tariffVersionId,
    async add({ endedAt, energyWh = 10_000, review, pricePerKwh: price = pricePerKwh }) {
      const amount = ((energyWh * Math.round(Number(price) * 10_000)) / 10_000_000).toFixed(6);
      const end = new Date(endedAt);
      const id = await addSession(t.database, {
        ...place,
        providerId,
        idTag,
        tariffVersionId,
        startedAt: new Date(end.getTime() - 3_600_000),
        endedAt: end,
        energyWh,
        amount,
        vatBasis: given.basis ?? 'excl',
        ...(review ? { review } : {}),
      });
      const line = {
        kind: 'energy',
        window: null,
        energyWh,
        pricePerKwh: price,
        seconds: null,
        pricePerHour: null,
        amount,
      };
      await prisma.session.update({ where: { id }, data: { priceLines: [line] } });
      return id;
    },
  };
};

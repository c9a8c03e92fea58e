import { ereSum } from '@laadpoort/domain/reports/ere/units';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { askWithin } from './ask.ts';
import { readEreYear, type Claimable } from './read-year.ts';

/** Two claims at once would both find the same kWh free. */
const CLAIMS_LOCK = 57_001;
const TRANSACTION = { timeout: 60_000, maxWait: 10_000 } as const;
const ROWS_AT_ONCE = 2_000;

interface Asked {
  readonly accountId: string;
  readonly personId: string;
  readonly year: number;
  /** As whoever claims has seen it. */
  readonly seen: { readonly sessions: number; readonly energyWh: number };
  readonly now: Date;
}

/** Claims what counts of a year, if it is what was seen; null: it is not. */
export const makeClaim = (
  { prisma }: Database,
  { accountId, personId, year, seen, now }: Asked,
): Promise<string | null> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CLAIMS_LOCK})`;
    const { counting } = await readEreYear(askWithin(tx), accountId, year, now);
    const sum = ereSum(counting);
    if (sum.sessions !== seen.sessions || sum.energyWh !== seen.energyWh) return null;
    const { id } = await tx.ereClaim.create({ data: { accountId, year, madeAt: now, madeById: personId } });
    for (let from = 0; from < counting.length; from += ROWS_AT_ONCE)
      await tx.ereClaimSession.createMany({
        data: counting.slice(from, from + ROWS_AT_ONCE).map((each) => claimedRow(each, id)),
      });
    const claimId = String(id);
    const detail = { year, ...sum };
    const entry = { at: now, accountId, actorId: personId, targetId: claimId };
    await audit(tx, { ...entry, action: 'ere.claim', detail });
    return claimId;
  }, TRANSACTION);

/** What a claim keeps of a session, beside its registers and units. */
export interface ClaimedSession {
  readonly ean: string;
  readonly stationName: string;
  readonly address: string;
  readonly serialNumber: string;
  readonly connectorId: number;
  readonly meterSerial: string;
  readonly mid: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly public: boolean;
  readonly interrupted: boolean;
  readonly renewablePercent: string;
}

const claimedRow = (each: Claimable, claimId: bigint): Prisma.EreClaimSessionCreateManyInput => {
  const { session, meter } = each;
  const content: ClaimedSession = {
    ean: meter.ean,
    stationName: session.stationName,
    address: session.address,
    serialNumber: session.serialNumber,
    connectorId: session.connectorId,
    meterSerial: meter.meterSerial,
    mid: meter.mid,
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt.toISOString(),
    public: session.public,
    interrupted: session.interrupted,
    renewablePercent: each.renewablePercent,
  };
  return {
    sessionId: session.sessionId,
    claimId,
    meterKey: each.meterKey,
    beginWh: each.beginWh,
    endWh: each.endWh,
    units: each.units,
    content: { ...content },
  };
};

import { isDeepStrictEqual } from 'node:util';
import type { decideSession } from '@laadpoort/contract/sessions/decisions';
import type { EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import {
  decideReview,
  type ReviewDecision,
  type SessionReviewState,
} from '@laadpoort/domain/sessions/review';
import type { SessionTimes } from '@laadpoort/domain/sessions/overlap-times';
import type { PricingFacts } from '@laadpoort/domain/tariffs/price-session';
import type { Actor } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import type { SessionRecord } from '../portal/read-session.ts';
import { timesOf } from './read-proposed-times.ts';
import { audit } from '#chargers/audit.ts';

type Asked = EndpointRequest<typeof decideSession>['body'];
type Transaction = Parameters<Parameters<Database['prisma']['$transaction']>[0]>[0];

/** What messages and other people may change while somebody views the session. */
interface Present {
  readonly review: SessionReviewState | null;
  readonly energyWh: bigint;
  readonly measuredEnergyWh: bigint | null;
  readonly anomalies: readonly string[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly tariffId: string | null;
}

/**
 * Stores a person's decision on a session under its lock: if a colleague or the charger was first, so that the decision
 * was about something else, the person is told and nothing changes.
 */
export const storeDecision = (
  { prisma }: Database,
  { accountId, personId, now }: Pick<Actor, 'accountId' | 'personId'> & { now: Date },
  session: SessionRecord,
  { decision, seen }: Asked,
  { times, pricing }: { readonly times: SessionTimes | null; readonly pricing: PricingFacts },
): Promise<'stored' | 'session-changed'> =>
  prisma.$transaction(async (transaction) => {
    const present = await lock(transaction, session.id);
    const last = await transaction.sessionReview.findFirst({
      where: { sessionId: session.id },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    const asSeen =
      Number(present?.energyWh) === seen.energyWh &&
      isDeepStrictEqual([present?.startedAt, present?.endedAt], [session.startedAt, session.endedAt]) &&
      present?.tariffId === session.tariffId &&
      isDeepStrictEqual(new Set(present?.anomalies), new Set(seen.anomalies)) &&
      Number(last?.id ?? 0) === (seen.lastDecisionId ?? 0);
    if (!present || present.review === null || !asSeen) return 'session-changed';

    const { measuredEnergyWh, energyWh } = present;
    const reviewed = { ...pricing, energyWh, measuredEnergyWh };
    const { lines, ...outcome } = decideReview(reviewed, toDecision(decision));
    const { startedAt, endedAt } = session;
    const changed = times && endedAt && { before: timesOf({ startedAt, endedAt }), after: timesOf(times) };
    const note = decision.kind === 'accept' ? '' : decision.note;
    await transaction.session.update({
      where: { id: session.id },
      data: { ...outcome, priceLines: linesToStore(lines), ...times },
    });
    await transaction.sessionReview.create({
      data: {
        sessionId: session.id,
        decision: decision.kind,
        note,
        energyWhBefore: energyWh,
        energyWhAfter: outcome.energyWh,
        ...(changed && { times: changed }),
        decidedById: personId,
        decidedAt: now,
      },
    });
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: `session.${decision.kind}`,
      targetId: String(session.id),
      reason: note || null,
      detail: { energyWhBefore: Number(energyWh), energyWhAfter: Number(outcome.energyWh), times: changed },
    });
    return 'stored';
  });

const lock = async (transaction: Transaction, sessionId: number): Promise<Present | undefined> => {
  const rows = await transaction.$queryRaw<Present[]>`
    SELECT review, energy_wh AS "energyWh", measured_energy_wh AS "measuredEnergyWh", anomalies,
           started_at AS "startedAt", ended_at AS "endedAt", tariff_version_id AS "tariffId"
      FROM session WHERE id = ${sessionId} FOR UPDATE`;
  return rows[0];
};

const toDecision = (decision: Asked['decision']): ReviewDecision =>
  decision.kind === 'correct' ? { ...decision, energyWh: BigInt(decision.energyWh) } : decision;

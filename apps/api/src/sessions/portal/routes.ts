import { isDeepStrictEqual } from 'node:util';
import type { Kernel } from '#chargers/kernel.ts';
import {
  exportSessions,
  getSession,
  getSessionCurve,
  getSessionTotals,
  listSessions as listSessionsEndpoint,
} from '@laadpoort/contract/sessions/endpoints';
import { decideSession, endSession } from '@laadpoort/contract/sessions/decisions';
import type { EndpointInput } from '@laadpoort/contract/wire/endpoint';
import type { SessionTimes } from '@laadpoort/domain/sessions/overlap-times';
import type { Actor } from '#platform/access/access.ts';
import { pageOf, readCursor } from '#platform/http/page-cursor.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { storeDecision } from '../review/decide-session.ts';
import { endByPerson } from '../review/end-by-person.ts';
import type { EndSessionDeps } from '../stop/end-session.ts';
import { exportSessionFile } from '../export/export-sessions.ts';
import { readDecisions, toldTimesOf } from '../review/read-decisions.ts';
import { readProposedTimes, timesOf } from '../review/read-proposed-times.ts';
import { findSession, readSession } from './read-session.ts';
import { readCurve } from './session-curve.ts';
import type { SessionReader } from '../list/session-filter.ts';
import { toSession } from '../list/to-session.ts';
import type { EndedSession } from '../ended-session.ts';
import { listSessions, pageEndOf } from '../list/list-sessions.ts';
import { readTotals } from '../list/totals.ts';
import { remeasureEnded } from '../upkeep/remeasure-ended.ts';
import { readPricingFacts } from '../price-facts.ts';
import { createTariffCache } from '../tariff-cache.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

interface SessionEnd extends Pick<EndSessionDeps, 'meterOf'> {
  /** A person has ended it: whoever follows the session hears of it. */
  readonly onEnded: (session: EndedSession) => void;
}

export const registerSessionRoutes = (
  route: Route,
  { db, live, now }: Kernel,
  { meterOf, onEnded }: SessionEnd,
): void => {
  const pricing = { pool: db.pool, readTariffs: createTariffCache(db.pool), meterOf };
  const readerOf = (actor: Actor) => readerAt(actor, now());

  route(listSessionsEndpoint, async ({ query: { cursor, limit, ...filter } }, actor) => {
    const reader = readerOf(actor);
    const after = readCursor(cursor);
    if (after === 'malformed') return UNKNOWN_CURSOR;
    const rows = await listSessions(db, reader, filter, { after, limit: limit + 1 });
    const { page, nextCursor } = pageOf(rows, limit, pageEndOf);
    return { sessions: page.map((row) => toSession(row, reader)), nextCursor };
  });

  route(getSessionTotals, async ({ query }, actor) => ({
    ...(await readTotals(db, readerOf(actor), query)),
    currency: 'EUR' as const,
  }));

  route(exportSessions, ({ query: { format, language, notation, cards, ...filter } }, actor) =>
    exportSessionFile(db, readerOf(actor), filter, { format, language, notation, cards }),
  );

  route(
    getSession,
    async ({ params }, actor) =>
      (await readSession(db, pricing, readerOf(actor), params.sessionId)) ?? refuse('not-found'),
  );

  route(decideSession, async ({ params: { sessionId }, body }, actor) => {
    const session = await findSession(db, readerOf(actor), sessionId);
    if (!session) return refuse('not-found');
    const { accountId, personId } = actor;
    const beside = body.times === null ? null : await readProposedTimes(db, sessionId);
    const told = beside && toldTimesOf(session, await readDecisions(db, sessionId));
    const times = sameTimes(body.times, [beside?.times, told]);
    if (body.times !== null && times === null) return refuse('session-changed');
    const by = { accountId, personId, now: now() };
    const asked = { id: sessionId, startedAt: times?.startedAt, until: times?.endedAt };
    const facts = (await readPricingFacts(pricing, [asked])).get(sessionId);
    if (facts === undefined) return refuse('not-found');
    const outcome = await storeDecision(db, by, session, body, { times, pricing: facts });
    if (outcome === 'session-changed') return refuse('session-changed');
    // Those that it overlapped may be in no doubt now, or again; of a removed charger nothing is calculated again.
    if (beside && !session.chargerRemoved) await remeasureEnded(pricing, beside.neighbourIds);
    const { chargePointId, stationId } = session;
    live.publish(accountId, { topic: 'session', id: String(sessionId), chargePointId, stationId });
    live.publish(accountId, { topic: 'billing', id: String(sessionId), chargePointId, stationId });
    return (await readSession(db, pricing, readerOf(actor), sessionId)) ?? refuse('not-found');
  });

  route(endSession, async ({ params: { sessionId }, body: { note } }, actor) => {
    const session = await findSession(db, readerOf(actor), sessionId);
    if (!session) return refuse('not-found');
    const { accountId, personId } = actor;
    const { chargePointId, stationId } = session;
    const outcome = await endByPerson(db, pricing, { accountId, personId, sessionId, note, now: now() });
    if (outcome.kind !== 'ended') return refuse(outcome.kind);
    onEnded({ accountId, stationId, chargePointId, sessionId });
    return (await readSession(db, pricing, readerOf(actor), sessionId)) ?? refuse('not-found');
  });

  route(getSessionCurve, async ({ params }, actor) => {
    const session = await findSession(db, readerOf(actor), params.sessionId);
    return session ? { points: await readCurve(db, session, now()) } : refuse('not-found');
  });
};

const readerAt = ({ accountId, may }: Actor, now: Date): SessionReader => ({
  accountId,
  managesCards: may('whitelist.manage'),
  now,
});

type Decided = EndpointInput<typeof decideSession>['body']['times'];

/** Those of the offered times that a person has seen and chosen; null: none of them, they may have changed. */
const sameTimes = (decided: Decided, offered: readonly (SessionTimes | null | undefined)[]) =>
  offered.find((each) => each && isDeepStrictEqual(decided, timesOf(each))) ?? null;

import { isDeepStrictEqual } from 'node:util';
import { getPriceAgain, priceAgain } from '@laadpoort/contract/sessions/price-again';
import { mayOwnerApply, priceDifference } from '@laadpoort/domain/tariffs/price-again';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { PricingDeps } from '../price-facts.ts';
import { applyPrices } from './apply.ts';
import { findVersion } from './find-version.ts';
import { reprice } from './reprice.ts';

/** A station's sessions priced by another of its versions: what that changes is seen before it is done. */
export const registerPriceAgainRoutes = (
  route: Route,
  { db, live, now }: Kernel,
  deps: PricingDeps,
): void => {
  route(getPriceAgain, async ({ params: { stationId, versionId }, query }, { accountId }) => {
    const tariff = await findVersion(db, deps, { accountId, stationId, versionId });
    if (!tariff) return refuse('not-found');
    const from = query.from === undefined ? tariff.validFrom : new Date(query.from);
    const sessions = await reprice(deps, { accountId, stationId, from }, tariff);
    return sessions ? priceDifference(sessions) : refuse('too-many-sessions');
  });

  route(priceAgain, async ({ params: { stationId, versionId }, body }, { accountId, personId }) => {
    const { reason, seen } = body;
    const tariff = await findVersion(db, deps, { accountId, stationId, versionId });
    if (!tariff) return refuse('not-found');
    const asked = { accountId, stationId, from: new Date(body.from) };
    const sessions = await reprice(deps, asked, tariff);
    if (!sessions) return refuse('too-many-sessions');
    const difference = priceDifference(sessions);
    if (!isDeepStrictEqual(difference, seen)) return refuse('session-changed');
    if (!mayOwnerApply(difference)) return refuse('price-raised');
    if (sessions.length === 0) return difference;
    const run = { ...asked, ...difference, tariff, reason, personId, now: now() };
    if ((await applyPrices(db.pool, run, sessions)) === 'session-changed') return refuse('session-changed');
    live.publish(accountId, { topic: 'session', id: stationId, stationId });
    live.publish(accountId, { topic: 'billing', id: stationId, stationId });
    return difference;
  });
};

import { isDeepStrictEqual } from 'node:util';
import {
  approvePriceAgain,
  getSupportPriceAgain,
  listPriceAgain,
  proposePriceAgain,
} from '@laadpoort/contract/sessions/support-price-again';
import { priceDifference } from '@laadpoort/domain/tariffs/price-again';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { PricingDeps } from '../price-facts.ts';
import { applyProposed, proposeRun } from './apply.ts';
import { findVersion } from './find-version.ts';
import { readProposed, readRun } from './proposed-runs.ts';
import { reprice, type Asked } from './reprice.ts';

/** Two of the staff may make sessions dearer: one proposes it with a reason, another approves what it changes. */
export const registerSupportPriceAgainRoutes = (route: Route, kernel: Kernel, deps: PricingDeps): void => {
  const { db, live, now, directory, openDevice } = kernel;

  /** The sessions of a device's station by one of its versions; null: there is no such device or version. */
  const ask = async (chargePointId: string, versionId: string, from: string | undefined) => {
    const entry = directory.findById(chargePointId);
    const tariff = entry && (await findVersion(db, deps, { ...entry, versionId }));
    if (!entry || !tariff) return null;
    const { accountId, stationId } = entry;
    const asked: Asked = {
      accountId,
      stationId,
      from: from === undefined ? tariff.validFrom : new Date(from),
    };
    return { asked, tariff, sessions: await reprice(deps, asked, tariff) };
  };

  const changed = ({ accountId, stationId }: Asked) => {
    live.publish(accountId, { topic: 'session', id: stationId, stationId });
    live.publish(accountId, { topic: 'billing', id: stationId, stationId });
  };

  route(getSupportPriceAgain, async ({ params: { chargePointId, versionId }, query }, person) => {
    if (!(await openDevice(person, chargePointId))) return refuse('not-found');
    const found = await ask(chargePointId, versionId, query.from);
    if (!found) return refuse('not-found');
    return found.sessions ? priceDifference(found.sessions) : refuse('too-many-sessions');
  });

  route(listPriceAgain, async ({ params: { chargePointId } }, person) => {
    const device = await openDevice(person, chargePointId);
    const entry = directory.findById(chargePointId);
    if (!device || !entry) return refuse('not-found');
    return { runs: await readProposed(db, entry.stationId, person.personId, now()) };
  });

  route(proposePriceAgain, async ({ params: { chargePointId, versionId }, body }, { personId }) => {
    const found = await ask(chargePointId, versionId, body.from);
    if (!found) return refuse('not-found');
    const { asked, tariff, sessions } = found;
    if (!sessions) return refuse('too-many-sessions');
    const difference = priceDifference(sessions);
    if (!isDeepStrictEqual(difference, body.seen)) return refuse('session-changed');
    const { reason } = body;
    await proposeRun(db.pool, { ...asked, ...difference, tariff, reason, personId, now: now() });
    changed(asked);
    return undefined;
  });

  route(approvePriceAgain, async ({ params: { chargePointId, runId } }, { personId }) => {
    const entry = directory.findById(chargePointId);
    const proposed = entry && (await readRun(db, entry.stationId, runId, now()));
    if (!proposed) return refuse('not-found');
    if (proposed.proposedById === personId) return refuse('second-person-needed');
    const found = await ask(chargePointId, proposed.versionId, proposed.from.toISOString());
    if (!found) return refuse('not-found');
    const { asked, tariff, sessions } = found;
    if (!sessions) return refuse('too-many-sessions');
    const { raised, ...difference } = priceDifference(sessions);
    const { before, after } = proposed;
    if (!isDeepStrictEqual(difference, { sessions: proposed.sessions, before, after }))
      return refuse('session-changed');
    const { reason } = proposed;
    const run = { ...asked, ...difference, raised, tariff, reason, personId, now: now() };
    const outcome = await applyProposed(db.pool, runId, run, sessions);
    if (outcome === 'session-changed') return refuse('session-changed');
    changed(asked);
    return undefined;
  });
};

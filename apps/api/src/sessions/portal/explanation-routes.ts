import {
  getSessionExplanation,
  getSupportSessionExplanation,
} from '@laadpoort/contract/sessions/explanation';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { PricingDeps } from '../price-facts.ts';
import { readExplanation } from './read-explanation.ts';
import { findSession } from './read-session.ts';

/** Why a session costs what it does, for its owner and for support. */
export const registerExplanationRoutes = (
  route: Route,
  { db, now, openDevice }: Kernel,
  pricing: PricingDeps,
): void => {
  const explain = async (accountId: string, sessionId: number) => {
    const session = await findSession(db, { accountId, managesCards: false, now: now() }, sessionId);
    if (!session) return refuse('not-found');
    return readExplanation(db, pricing, session);
  };

  route(getSessionExplanation, ({ params: { sessionId } }, { accountId }) => explain(accountId, sessionId));

  route(getSupportSessionExplanation, async ({ params: { sessionId } }, person) => {
    const of = await findPlaceOf(db, sessionId);
    if (!of || !(await openDevice(person, of.chargePointId))) return refuse('not-found');
    return explain(of.accountId, sessionId);
  });
};

const findPlaceOf = ({ prisma }: Database, sessionId: number) =>
  prisma.session.findUnique({ where: { id: sessionId }, select: { accountId: true, chargePointId: true } });

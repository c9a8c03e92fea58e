import {
  getSessionExplanation,
  getSupportSessionExplanation,
  type SupportSession,
} from '@laadpoort/contract/sessions/explanation';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { SessionReader } from '../list/session-filter.ts';
import type { PricingDeps } from '../price-facts.ts';
import { readExplanation } from './read-explanation.ts';
import { findSession, type SessionRecord } from './read-session.ts';
import { toSession } from '../list/to-session.ts';

/** Why a session costs what it does, for its owner and for support. */
export const registerExplanationRoutes = (
  route: Route,
  { db, now, openDevice }: Kernel,
  pricing: PricingDeps,
): void => {
  const readerOf = (accountId: string) => ({ accountId, managesCards: false, now: now() });

  route(getSessionExplanation, async ({ params: { sessionId } }, { accountId }) => {
    const session = await findSession(db, readerOf(accountId), sessionId);
    return session ? readExplanation(db, pricing, session) : refuse('not-found');
  });

  route(getSupportSessionExplanation, async ({ params: { sessionId } }, person) => {
    const of = await findPlaceOf(db, sessionId);
    if (!of || !(await openDevice(person, of.chargePointId))) return refuse('not-found');
    const reader = readerOf(of.accountId);
    const record = await findSession(db, reader, sessionId);
    if (!record) return refuse('not-found');
    const accountName = await readAccountName(db, of.accountId);
    const session = toSupportSession(record, reader, accountName);
    return { ...(await readExplanation(db, pricing, record)), session };
  });
};

const findPlaceOf = ({ prisma }: Database, sessionId: number) =>
  prisma.session.findUnique({ where: { id: sessionId }, select: { accountId: true, chargePointId: true } });

const readAccountName = async ({ prisma }: Database, id: string): Promise<string> =>
  (await prisma.organization.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;

const toSupportSession = (
  record: SessionRecord,
  reader: SessionReader,
  accountName: string,
): SupportSession => {
  const { stationName, timeZone, chargePointId, serialNumber, connectorId, ...more } = toSession(
    record,
    reader,
  );
  const { startedAt, endedAt, energyWh, amount, idTagMasked } = more;
  const place = { accountName, stationName, timeZone, chargePointId, serialNumber, connectorId };
  return {
    ...place,
    chargerRemoved: record.chargerRemoved,
    startedAt,
    endedAt,
    energyWh,
    amount,
    idTagMasked,
  };
};

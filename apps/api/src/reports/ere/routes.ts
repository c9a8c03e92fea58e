import { exportEreClaim, getEre } from '@laadpoort/contract/reports/ere';
import { exportEre, listEreSessions } from '@laadpoort/contract/reports/ere-sessions';
import {
  authoriseEre,
  claimEre,
  enterEreMeter,
  withdrawEreAuthorisation,
} from '@laadpoort/contract/reports/ere-entries';
import { listEreShares, recordEreShare } from '@laadpoort/contract/reports/ere-shares';
import {
  authorisationPeriodProblem,
  ERE_AUTHORISATION_VERSION,
} from '@laadpoort/domain/reports/ere/authorisation';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import type { Kernel } from '#chargers/kernel.ts';
import { Export } from '#platform/downloads/export.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { fileName } from '../frame/made-report.ts';
import { askPool } from './ask.ts';
import type { ClaimFile } from './claim-file.ts';
import { makeClaim } from './claim.ts';
import { enterMeter, signAuthorisation, withdrawAuthorisation } from './enter.ts';
import { readEreYear } from './read-year.ts';
import { ereSessionsPage, readEreReport } from './report.ts';
import { readShares, recordShare } from './shares.ts';
import type { YearFile } from './year-file.ts';

/** The dossier of emission reduction units: what counts, the claims, and what they need. */
export const registerEreRoutes = (route: Route, kernel: Kernel): void => {
  registerReading(route, kernel);
  registerEntering(route, kernel);
  registerShares(route, kernel);
};

const registerReading = (route: Route, { db, now }: Kernel): void => {
  const ask = askPool(db.pool);
  const yearAsked = (year: string | undefined) => Number(year ?? dayOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4));

  route(getEre, ({ query: { year } }, { accountId }) =>
    readEreReport(ask, accountId, yearAsked(year), now()),
  );

  route(listEreSessions, async ({ query: { year, state, cursor, limit } }, { accountId }) => {
    const { rows } = await readEreYear(ask, accountId, yearAsked(year), now());
    return ereSessionsPage(rows, { state, cursor, limit });
  });

  route(exportEre, async ({ query: { year: asked, ...file } }, { accountId }) => {
    const year = yearAsked(asked);
    const given = { ...file, accountId, year, now: now() } satisfies YearFile;
    const maker = new URL('year-file.ts', import.meta.url);
    return new Export({ name: fileName('ere', String(year)), format: file.format, maker, given });
  });

  route(exportEreClaim, async ({ params: { claimId }, query: file }, { accountId }) => {
    const claim = await db.prisma.ereClaim.findFirst({ where: { id: BigInt(claimId), accountId } });
    if (!claim) return refuse('not-found');
    const given = { ...file, claimId, year: claim.year } satisfies ClaimFile;
    const maker = new URL('claim-file.ts', import.meta.url);
    return new Export({ name: fileName('ere-claim', claimId), format: file.format, maker, given });
  });
};

const registerEntering = (route: Route, { db, now, live }: Kernel): void => {
  const told = (accountId: string): undefined => {
    live.publish(accountId, { topic: 'account', id: accountId });
  };

  route(enterEreMeter, async ({ params: { chargePointId }, body }, { accountId, personId }) => {
    const charger = await db.prisma.chargePoint.findFirst({ where: { id: chargePointId, accountId } });
    if (!charger) return refuse('not-found');
    await enterMeter(db, { accountId, personId, now: now() }, chargePointId, body);
    return told(accountId);
  });

  route(authoriseEre, async ({ body }, { accountId, personId }) => {
    if (body.version !== ERE_AUTHORISATION_VERSION) return refuse('agreement-changed');
    const problem = authorisationPeriodProblem(body);
    if (problem) return refuse('invalid-request', [{ path: 'body.validUntil', code: problem }]);
    const taken = await signAuthorisation(db, { accountId, personId, now: now() }, body);
    if (taken.length > 0) return refuse('invalid-request', [{ path: 'body.eans', code: 'ean-authorised' }]);
    return told(accountId);
  });

  route(withdrawEreAuthorisation, async ({ params: { authorisationId } }, { accountId, personId }) => {
    const today = dayOf(now(), ACCOUNT_TIME_ZONE);
    const entering = { accountId, personId, now: now() };
    const isWithdrawn = await withdrawAuthorisation(db, entering, authorisationId, today);
    return isWithdrawn ? told(accountId) : refuse('not-found');
  });

  route(claimEre, async ({ body: { year, ...seen } }, { accountId, personId }) => {
    const asked = { accountId, personId, year: Number(year), seen, now: now() };
    const claimId = await makeClaim(db, asked);
    if (claimId === null) return refuse('ere-changed');
    told(accountId);
    return { claimId };
  });
};

const registerShares = (route: Route, { db, now, live }: Kernel): void => {
  route(listEreShares, async () => ({ shares: await readShares(db) }));

  route(recordEreShare, async ({ body }, { personId }) => {
    await recordShare(db, { personId, now: now() }, body);
    live.publish('ere-share', { topic: 'settlement', id: body.year });
    return undefined;
  });
};

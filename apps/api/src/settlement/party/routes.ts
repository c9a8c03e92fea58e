import { declareOtherTurnover, declareParty, getParty } from '@laadpoort/contract/settlement/party';
import { ACCOUNT_TIME_ZONE, addMonths, dayOf, monthOf } from '@laadpoort/domain/reports/month';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { addPartyVersion, readParty } from './store.ts';
import { addOtherTurnover } from './year-limit.ts';

const MAX_MONTHS_AHEAD = 12;

/** From the first of last month, which may not be settled yet, to a year from now. */
const mayBeginOn = (day: string, now: Date): boolean => {
  const month = monthOf(now, ACCOUNT_TIME_ZONE);
  const today = dayOf(now, ACCOUNT_TIME_ZONE);
  return (
    day >= `${addMonths(month, -1)}-01` && day <= `${addMonths(month, MAX_MONTHS_AHEAD)}${today.slice(7)}`
  );
};

export const registerPartyRoutes = (route: Route, { db, now, live }: Kernel): void => {
  route(getParty, (_, { accountId }) => readParty(db, accountId, now()));

  route(declareParty, async ({ body }, { accountId, personId }) => {
    if (!mayBeginOn(body.validFrom, now()))
      return refuse('invalid-request', [{ path: 'body.validFrom', code: 'out-of-range' }]);
    await addPartyVersion(db, { accountId, personId }, body, now());
    live.publish(accountId, { topic: 'account', id: accountId });
    return readParty(db, accountId, now());
  });

  route(declareOtherTurnover, async ({ body }, { accountId, personId }) => {
    const year = Number(monthOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4));
    // Of last year, sessions may still come to be settled.
    if (body.year !== year && body.year !== year - 1)
      return refuse('invalid-request', [{ path: 'body.year', code: 'out-of-range' }]);
    await addOtherTurnover(db, { accountId, personId }, body, now());
    live.publish(accountId, { topic: 'account', id: accountId });
    return readParty(db, accountId, now());
  });
};

import { disputeSession, getPayable } from '@laadpoort/contract/settlement/payable';
import {
  confirmPayment,
  decidePayment,
  listHeldSessions,
} from '@laadpoort/contract/settlement/held-sessions';
import type { Kernel } from '#chargers/kernel.ts';
import { readTimedCursor, writeCursor } from '#platform/http/page-cursor.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { decidePayments } from './decide-payment.ts';
import { confirmPayments } from './confirm-payment.ts';
import { readHeld } from './held-sessions.ts';
import { storeDispute } from './dispute.ts';
import { readPayableAnswer } from './payable-answer.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

/** What is payable: an owner sees why, support decides what is held. */
export const registerPayableRoutes = (route: Route, { db, now, live, settings }: Kernel): void => {
  const limits = settings.payableLimits;

  route(
    getPayable,
    async ({ params: { sessionId } }, { accountId }) =>
      (await readPayableAnswer(db, { accountId, sessionId, limits })) ?? refuse('not-found'),
  );

  route(listHeldSessions, async ({ query: { cursor, limit } }, { personId, looking }) => {
    const after = readTimedCursor(cursor);
    if (after === 'malformed') return UNKNOWN_CURSOR;
    const { sessions, end } = await readHeld(db, { after, limit, limits, personId });
    await looking.into(sessions.map(({ accountId }) => ({ accountId, targetId: accountId })));
    return { sessions: [...sessions], nextCursor: end && writeCursor(end) };
  });

  route(
    disputeSession,
    async ({ params: { sessionId }, body: { note } }, person): Promise<Refusal | undefined> => {
      const accountId = await storeDispute(db, { sessionId, personId: person.personId, note, now: now() });
      if (accountId === null) return refuse('not-found');
      live.publish(accountId, { topic: 'settlement', id: String(sessionId) });
      if (person.activeAccountId !== null)
        live.publish(person.activeAccountId, { topic: 'mobility-card', id: String(sessionId) });
      return undefined;
    },
  );

  const tell = (outcome: readonly string[] | Refusal['code']): Refusal | undefined => {
    if (typeof outcome === 'string') return refuse(outcome);
    for (const id of outcome) live.publish(id, { topic: 'settlement', id });
    return undefined;
  };

  route(decidePayment, async ({ body }, { personId }) =>
    tell(await decidePayments(db, { ...body, personId, now: now(), limits })),
  );

  route(confirmPayment, async ({ body: { reviewIds } }, { personId }) =>
    tell(await confirmPayments(db, { personId, now: now(), reviewIds })),
  );
};

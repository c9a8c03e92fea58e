import { listPayeeChecks, recordPayeeCheck } from '@laadpoort/contract/settlement/payee-checks';
import {
  confirmVatIdCheck,
  listVatIdChecks,
  recordVatIdCheck,
} from '@laadpoort/contract/settlement/vat-id-checks';
import { may } from '@laadpoort/domain/accounts/roles';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readPayees, recordPayee } from './payees.ts';
import { confirmVatId, readVatIds, recordVatId } from './vat-ids.ts';

/** What others say about those who are paid: VIES about their VAT id, the bank about their name. */
export const registerCheckRoutes = (route: Route, { db, now, live }: Kernel): void => {
  const changed = (accountId: string) => live.publish(STAFF, { topic: 'settlement', id: accountId });

  route(listVatIdChecks, async ({ query }, { personId, looking }) => {
    const answer = await readVatIds(db, { ...query, personId, now: now() });
    await looking.into(answer.vatIds.map(({ accountId }) => ({ accountId, targetId: accountId })));
    return answer;
  });

  route(recordVatIdCheck, async ({ body }, { personId }) => {
    if (!(await recordVatId(db, body, personId, now()))) return refuse('not-found');
    changed(body.accountId);
    return undefined;
  });

  route(confirmVatIdCheck, async ({ params: { checkId } }, { personId }) => {
    const confirmed = await confirmVatId(db, BigInt(checkId), personId, now());
    if (typeof confirmed === 'string') return refuse(confirmed);
    changed(confirmed.accountId);
    return undefined;
  });

  route(listPayeeChecks, async ({ query }, { looking, platformRole }) => {
    const isWhole = platformRole !== 'user' && may(platformRole, 'settlement.manage');
    const answer = await readPayees(db, { ...query, isWhole });
    await looking.into(answer.payees.map(({ accountId }) => ({ accountId, targetId: accountId })));
    return answer;
  });

  route(recordPayeeCheck, async ({ body }, { personId }) => {
    const recorded = await recordPayee(db, body, personId, now());
    if (typeof recorded === 'string') return refuse(recorded);
    changed(recorded.accountId);
    return undefined;
  });
};

import {
  assignSetAside,
  assignSupportSetAside,
  dismissSetAside,
  dismissSupportSetAside,
  listSetAside as listSetAsideEndpoint,
  listSupportSetAside,
} from '@laadpoort/contract/sessions/set-aside-endpoints';
import type { Kernel } from '#chargers/kernel.ts';
import { accountsOfDevices } from '#chargers/record-looks.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { assignToSession, dismiss, type Decided } from './decide-set-aside.ts';
import { listSetAside } from './list-set-aside.ts';
import type { LookAgainDeps } from './look-again.ts';

/** What was set aside: owners see and decide theirs, support all, with a reason. */
export const registerSetAsideRoutes = (route: Route, { db, live }: Kernel, deps: LookAgainDeps): void => {
  const tell = (outcome: Decided, itemId: string): Refusal | undefined => {
    if (outcome.kind !== 'decided') return refuse(outcome.kind);
    const { accountId, chargePointId } = outcome;
    live.publish(accountId, { topic: 'session', id: itemId, chargePointId });
    live.publish(accountId, { topic: 'billing', id: itemId, chargePointId });
    return undefined;
  };

  route(listSetAsideEndpoint, (_, { accountId }) => listSetAside(db, accountId));
  route(assignSetAside, async ({ params, body: { sessionId } }, { accountId, personId }) =>
    tell(
      await assignToSession(deps, { ...params, accountId, personId, reason: null }, sessionId),
      params.itemId,
    ),
  );
  route(dismissSetAside, async ({ params, body: { note } }, { accountId, personId }) =>
    tell(await dismiss(deps, { ...params, accountId, personId, reason: note }), params.itemId),
  );
  route(listSupportSetAside, async (_, { looking }) => {
    const list = await listSetAside(db, null);
    await looking.into(
      await accountsOfDevices(
        db,
        list.items.map(({ chargePointId }) => chargePointId),
      ),
    );
    return list;
  });
  route(assignSupportSetAside, async ({ params, body: { sessionId, reason } }, { personId }) =>
    tell(
      await assignToSession(deps, { ...params, accountId: null, personId, reason }, sessionId),
      params.itemId,
    ),
  );
  route(dismissSupportSetAside, async ({ params, body: { reason } }, { personId }) =>
    tell(await dismiss(deps, { ...params, accountId: null, personId, reason }), params.itemId),
  );
};

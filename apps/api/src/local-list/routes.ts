import {
  getSupportLocalList,
  listLocalLists,
  sendLocalList,
  sendSupportLocalList,
} from '@laadpoort/contract/local-list';
import type { Person } from '#platform/http/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { LocalListDeps } from './deps.ts';
import type { LocalLists } from './local-lists.ts';
import { compareLists, countEntries } from './read-lists.ts';

interface RouteDeps extends Pick<LocalListDeps, 'db' | 'now' | 'directory' | 'isConnected'> {
  readonly localLists: Pick<LocalLists, 'push'>;
  /** Access by support leaves an audit entry; null if there is no such device. */
  readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
}

export const registerLocalListRoutes = (route: Route, deps: RouteDeps): void => {
  const { directory, localLists } = deps;

  route(listLocalLists, async (_, { accountId }) => {
    const compared = await compareLists(deps, accountId);
    return {
      lists: compared.map(({ answer }) => answer),
      entries: await countEntries(deps, accountId, compared),
    };
  });

  route(sendLocalList, async ({ params: { chargePointId } }, actor) => {
    if (directory.findById(chargePointId)?.accountId !== actor.accountId) return refuse('not-found');
    return localLists.push(chargePointId, { requester: actor, reason: null, whole: false });
  });

  route(getSupportLocalList, async ({ params: { chargePointId } }, person) => {
    const chargePoint = directory.findById(chargePointId);
    const device = await deps.openDevice(person, 'support.view-local-list', chargePointId);
    if (!chargePoint || !device) return refuse('not-found');
    const [compared] = await compareLists(deps, chargePoint.accountId, chargePointId);
    return compared?.answer ?? refuse('not-found');
  });

  route(sendSupportLocalList, async ({ params: { chargePointId }, body: { reason } }, person) => {
    if (!directory.findById(chargePointId)) return refuse('not-found');
    const requester = {
      personId: person.personId,
      personName: person.personName,
      role: person.platformRole,
    };
    return localLists.push(chargePointId, { requester, reason, whole: true });
  });
};

import { byMember, bySupport } from '#chargers/commands.ts';
import {
  getSupportLocalList,
  listLocalLists,
  sendLocalList,
  sendSupportLocalList,
} from '@laadpoort/contract/local-list';
import { refuse, type Route } from '#platform/http/route.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { LocalLists } from './local-lists.ts';
import { compareLists, countEntries } from './read-lists.ts';

export const registerLocalListRoutes = (
  route: Route,
  kernel: Pick<Kernel, 'db' | 'now' | 'directory' | 'isConnected' | 'openDevice'>,
  localLists: Pick<LocalLists, 'push'>,
): void => {
  const { directory } = kernel;

  route(listLocalLists, async (_, { accountId }) => {
    const compared = await compareLists(kernel, accountId);
    return {
      lists: compared.map(({ answer }) => answer),
      entries: await countEntries(kernel, accountId, compared),
    };
  });

  route(sendLocalList, async ({ params: { chargePointId } }, actor) => {
    if (directory.findById(chargePointId)?.accountId !== actor.accountId) return refuse('not-found');
    return localLists.push(chargePointId, { requester: byMember(actor), reason: null, whole: false });
  });

  route(getSupportLocalList, async ({ params: { chargePointId } }, person) => {
    const chargePoint = directory.findById(chargePointId);
    const device = await kernel.openDevice(person, chargePointId);
    if (!chargePoint || !device) return refuse('not-found');
    const [compared] = await compareLists(kernel, chargePoint.accountId, chargePointId);
    return compared?.answer ?? refuse('not-found');
  });

  route(sendSupportLocalList, async ({ params: { chargePointId }, body: { reason } }, person) => {
    if (!directory.findById(chargePointId)) return refuse('not-found');
    return localLists.push(chargePointId, { requester: bySupport(person), reason, whole: true });
  });
};

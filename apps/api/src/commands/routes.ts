import { listCommands, sendCommand } from '@laadpoort/contract/commands';
import type { Database } from '#platform/database.ts';
import { refuse, type Route } from '#platform/route.ts';
import { toAnswer } from './command-row.ts';
import type { SendCommand } from './send-command.ts';
import { isOwnChargePoint, readCommands } from './store.ts';

export const registerCommandRoutes = (
  route: Route,
  { db, sendCommandFor }: { readonly db: Database; readonly sendCommandFor: SendCommand },
): void => {
  route(sendCommand, async ({ params: { chargePointId }, body }, { accountId, personId, role }) => {
    if (!(await isOwnChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    const requester = { personId, role };
    return sendCommandFor({ chargePointId, accountId, requester, request: body, reason: null });
  });

  route(listCommands, async ({ params: { chargePointId } }, { accountId }) => {
    if (!(await isOwnChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    return { commands: (await readCommands(db, chargePointId)).map(toAnswer) };
  });
};

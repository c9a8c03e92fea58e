import { listCommands, sendCommand } from '@laadpoort/contract/commands/endpoints';
import { commandNeedsStepUp, commandPermission } from '@laadpoort/domain/commands/command-permission';
import { byMember } from '#chargers/commands.ts';
import { lastCommands } from '#chargers/commands/read-commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { ownsChargePoint } from '#chargers/directory/ownership.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { isOwnCard } from './own-card.ts';
import { questionedCards } from './unusual-cards.ts';

export const registerCommandRoutes = (route: Route, kernel: Pick<Kernel, 'db' | 'sendCommand'>): void => {
  const { db } = kernel;

  route(sendCommand, async ({ params: { chargePointId }, query, body: request }, actor) => {
    const { accountId } = actor;
    if (!(await ownsChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    if (!actor.may(commandPermission(request))) return refuse('not-allowed');
    if (commandNeedsStepUp(request) && !(await actor.isProven())) return refuse('step-up-needed');
    const questioned = questionedCards(request, query);
    if (questioned) return questioned;
    if (request.action === 'RemoteStartTransaction' && !(await isOwnCard(db, actor, request.idTag)))
      return refuse('invalid-request', [{ path: 'body.idTag', code: 'uid-not-own' }]);
    const requester = byMember(actor);
    const { force } = query;
    return kernel.sendCommand({ accountId, chargePointId, requester, request, reason: null, force });
  });

  route(listCommands, async ({ params: { chargePointId } }, { accountId }) => {
    if (!(await ownsChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    return { commands: await lastCommands(db, chargePointId) };
  });
};

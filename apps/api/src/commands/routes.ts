import { listCommands, sendCommand, type Command } from '@laadpoort/contract/commands/endpoints';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { redactJson } from '@laadpoort/ocpp/messages/redact';
import { requestOf, toCommandAnswer } from '#chargers/commands/command-row.ts';
import type { Commands } from '#chargers/commands/command-pipeline.ts';
import { ocppRequest } from '#chargers/commands/ocpp-request.ts';
import { ownsChargePoint, readCommand, readLastCommands, readNames } from '#chargers/commands/store.ts';

/** The last commands of a charge point, newest first; also for the support console. */
export const lastCommands = async (db: Database, chargePointId: string): Promise<Command[]> =>
  (await readLastCommands(db, chargePointId)).map(({ row, requestedBy }) =>
    toCommandAnswer(row, requestedBy),
  );

/** A command with request and answer as JSON, without secrets; null if it does not belong to this charge point. */
export const readCommandInFull = async (db: Database, chargePointId: string, commandId: string) => {
  const row = await readCommand(db, commandId);
  if (row?.chargePointId !== chargePointId) return null;
  const [requestedBy = ''] = await readNames(db, [row.requestedById]);
  return {
    command: toCommandAnswer(row, requestedBy),
    request: redactJson(JSON.stringify(ocppRequest(requestOf(row)).payload)),
    response: row.response === null ? null : redactJson(JSON.stringify(row.response)),
  };
};

export const registerCommandRoutes = (
  route: Route,
  { db, commands }: { db: Database; commands: Pick<Commands, 'order'> },
): void => {
  route(sendCommand, async ({ params: { chargePointId }, query: { force }, body }, actor) => {
    const { accountId } = actor;
    if (!(await ownsChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    return commands.order({ accountId, chargePointId, requester: actor, request: body, reason: null, force });
  });

  route(listCommands, async ({ params: { chargePointId } }, { accountId }) => {
    if (!(await ownsChargePoint(db, accountId, chargePointId))) return refuse('not-found');
    return { commands: await lastCommands(db, chargePointId) };
  });
};

import type { Command } from '@laadpoort/contract/commands/endpoints';
import { redactJson } from '@laadpoort/ocpp/messages/redact';
import type { Database } from '#platform/database/database.ts';
import { requestOf, toCommandAnswer } from './command-row.ts';
import { ocppRequest } from './ocpp-request.ts';
import { readCommand } from './store.ts';
import { readLastCommands, readNames } from './pending-commands.ts';

/** The last commands of a charge point, newest first; also for the support console. */
export const lastCommands = async (db: Database, chargePointId: string): Promise<Command[]> =>
  (await readLastCommands(db, chargePointId)).map(({ row, requestedBy }) =>
    toCommandAnswer(row, requestedBy),
  );

/** A command with what was asked and answered as JSON, without secrets; null when it is none of this charge point. */
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

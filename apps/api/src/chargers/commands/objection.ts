import { objectionTo, type Objection } from '@laadpoort/domain/commands/objection';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import { conditionProblem } from '@laadpoort/ocpp/messages/conditions';
import { ocppRequest } from './ocpp-request.ts';
import { targetOf } from './command-row.ts';
import { hooksOf, type CommandHooks } from './command-hooks.ts';
import { SYSTEM, type CommandToSend } from '../commands.ts';
import { hasConnector, isRunningAt } from './store.ts';

interface ObjectionDeps {
  readonly db: Database;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly hooks: readonly CommandHooks[];
  readonly now: () => Date;
}

/** Why a command is not taken; its force overrides what only seems pointless. */
export const refusalOf = async (deps: ObjectionDeps, command: CommandToSend): Promise<Refusal | null> => {
  const { request, requester } = command;
  if (isKey(command, 'AuthorizationKey')) {
    // Changed behind our back the charger would be locked out: "New key" changes both sides.
    return refuse('invalid-request', [{ path: 'body.key', code: 'use-new-key' }]);
  }
  // OCPP 1.6, 4.2: a charge point that is pending may be configured, and nothing more.
  if (/^Remote(?:Start|Stop)/.test(request.action) && isPending(deps, command))
    return refuse('registration-pending');
  const { action, payload } = ocppRequest(request);
  const broken = conditionProblem(action, payload, deps.now());
  if (broken !== null) return refuse('invalid-request', [{ path: `body.${broken.path}`, code: broken.code }]);
  if (command.force) return null;
  if (isKey(command, 'SecurityProfile')) {
    // Raised before both sides are ready, the charger cannot come back.
    return refuse('invalid-request', [{ path: 'body.key', code: 'use-security-steps' }]);
  }
  const objection = objectionTo(targetOf(request), await gatherFacts(deps, command));
  if (objection !== null) return inWords(objection);
  return requester.role === SYSTEM.role ? null : hooksOf(deps.hooks, request.action).objection(command);
};

const isPending = ({ directory }: ObjectionDeps, { chargePointId }: CommandToSend): boolean =>
  directory.findById(chargePointId)?.registration === 'pending';

/** Whether a person would change this key by hand. */
const isKey = ({ request, requester }: CommandToSend, key: string): boolean =>
  request.action === 'ChangeConfiguration' &&
  request.key.toLowerCase() === key.toLowerCase() &&
  requester.role !== SYSTEM.role;

const gatherFacts = async ({ db, directory }: ObjectionDeps, { request, chargePointId }: CommandToSend) => {
  const entry = directory.findById(chargePointId);
  const connectorId = 'connectorId' in request ? (request.connectorId ?? 0) : 0;
  const [sessionRuns, connectorKnown] = await Promise.all([
    request.action === 'RemoteStopTransaction' ? isRunningAt(db, request.sessionId, chargePointId) : null,
    connectorId > 0 ? hasConnector(db, chargePointId, connectorId) : null,
  ]);
  return {
    quirks: entry?.quirks ?? STANDARD,
    identityConflict: (entry?.identityConflictAt ?? null) !== null,
    sessionRuns,
    connectorKnown,
  };
};

const inWords = (objection: Objection): Refusal => {
  switch (objection) {
    case 'unknown-connector':
      return refuse('invalid-request', [{ path: 'body.connectorId', code: 'unknown-connector' }]);
    case 'card-too-long':
      return refuse('invalid-request', [{ path: 'body.idTag', code: 'too-long-for-charger' }]);
    default:
      return refuse(objection);
  }
};

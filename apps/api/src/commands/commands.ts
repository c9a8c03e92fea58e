import type { Command as CommandAnswer } from '@laadpoort/contract/commands';
import type { CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CallOutcome, CentralSystem, LateAnswer } from '@laadpoort/ocpp/central-system-options';
import { schemaProblem } from '@laadpoort/ocpp/exact-schema';
import type { OutboundAction, Response } from '@laadpoort/ocpp/messages/actions';
import type { ChargePointDirectory } from '#platform/charge-point-directory.ts';
import { refuse, type Refusal } from '#platform/route.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { requestOf, toCommandAnswer } from './command-row.ts';
import { announce, follow, type FollowDeps } from './follow.ts';
import { hooksOf, type CommandHooks, type CommandOf } from './hooks.ts';
import { forgetPendingReboot, keepAnswer } from './keep-answer.ts';
import { ocppRequest } from './ocpp-request.ts';
import {
  claimCommand,
  hasConnector,
  insertCommand,
  isRunningAt,
  readCommand,
  readFollowed,
  readOpen,
  readWholeStatus,
  SYSTEM,
  type Order,
} from './store.ts';

const SWEEP_MS = 5_000;

export interface CommandsDeps extends FollowDeps {
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly send: CentralSystem<unknown>['send'];
  readonly isConnectedHere: (chargePointId: string) => boolean;
  /** Hands the command to the process that holds the socket; false when none does. */
  readonly handOver: (chargePointId: string, commandId: string) => Promise<boolean>;
  /** What the other capabilities do around their commands. */
  readonly hooks: readonly CommandHooks[];
  readonly onFault: (error: unknown) => void;
}

/** Commands to charge points: one row each, sent at most once, followed to its outcome. */
export interface Commands {
  /** Writes the command and sends it when the charge point is connected; the outcome follows over the live feed. */
  readonly order: (order: Order) => Promise<CommandAnswer | Refusal>;
  /** Sends a command that another process wrote, over the socket held here. */
  deliver(commandId: string, chargePointId: string): void;
  /** What happened at a charge point may be the outcome of a command. */
  happened(chargePointId: string, event: CommandEvent): void;
  answeredLate(answer: LateAnswer<{ readonly id: string }>): void;
  /** Ends the sweeping and waits for what is being written. */
  stop(): Promise<void>;
}

export const createCommands = (deps: CommandsDeps): Commands => {
  const { db, live, now, directory, send, isConnectedHere, handOver, hooks, onFault } = deps;
  const running = new Set<Promise<void>>();
  /**
   * Charge points with a command under way; the others' messages cost no query. The number changes with every new
   * command, so that who found nothing to follow does not forget one that came meanwhile.
   */
  const followed = new Map<string, number>();
  let marks = 0;
  const startFollowing = (chargePointId: string) => followed.set(chargePointId, ++marks);

  const inBackground = (work: Promise<void>) => {
    const guarded = work.catch(onFault).finally(() => running.delete(guarded));
    running.add(guarded);
  };

  const deliver = async (commandId: string, chargePointId: string): Promise<void> => {
    const row = await readCommand(db, commandId);
    const entry = directory.findById(chargePointId);
    if (!row) return;
    if (!entry || !isConnectedHere(chargePointId)) {
      if (await handOver(chargePointId, commandId)) return;
      await follow(deps, commandId, { kind: 'not-sent', reason: 'not-connected' });
      const command = commandOf(row);
      await hooksOf(hooks, command.request.action).settled(command, { kind: 'not-connected' });
      return;
    }
    startFollowing(chargePointId);
    const command = commandOf(row);
    const { action, payload } = ocppRequest(command.request);
    const hook = hooksOf(hooks, action);
    const prepared = await hook.prepare(command, payload);
    if (prepared === null) return follow(deps, commandId, { kind: 'not-sent', reason: 'busy' });
    const outcome = await send(entry.identity, action, prepared, {
      reference: commandId,
      async onSent({ epoch }) {
        const claimed = await claimCommand(db, commandId, epoch, now());
        if (claimed) announce(live, row);
        return claimed;
      },
    });
    const { event, response } = eventOf(outcome);
    if (outcome.kind === 'answered')
      await keepAnswer(db, chargePointId, command.request, outcome.response, now());
    if (event) await follow(deps, commandId, event, response);
    await hook.settled(command, outcome);
    live.publish(row.accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  };

  const applyToAll = async (chargePointId: string, event: CommandEvent): Promise<void> => {
    const mark = followed.get(chargePointId);
    const rows = await readFollowed(db, chargePointId, now());
    if (rows.length === 0 && followed.get(chargePointId) === mark) followed.delete(chargePointId);
    for (const { id } of rows) await follow(deps, id, event);
    if (event.kind !== 'status' || rows.length === 0) return;
    const status = await readWholeStatus(db, chargePointId);
    if (status === null) return;
    for (const { id } of rows) await follow(deps, id, { kind: 'status', connectorId: 0, status });
  };

  const settleLate = async ({ reference, action, messageId, answer }: LateAnswer<unknown>): Promise<void> => {
    const row = reference === undefined ? null : await readCommand(db, reference);
    if (!row) return;
    const outcome: CallOutcome<OutboundAction> =
      answer.kind === 'callError'
        ? { ...answer, messageId }
        : { kind: 'answered', response: answer.response as Response<OutboundAction>, messageId };
    if (outcome.kind === 'answered' && schemaProblem(action, 'conf', outcome.response) !== null) return;
    await hooksOf(hooks, action).settled(commandOf(row), outcome);
  };

  const sweep = async (): Promise<void> => {
    for (const { id, chargePointId } of await readOpen(db)) {
      startFollowing(chargePointId);
      inBackground(follow(deps, id, { kind: 'sweep' }));
    }
  };
  const sweeper = setInterval(() => inBackground(sweep()), SWEEP_MS);
  inBackground(sweep());

  return {
    async order(order) {
      const problem = await problemOf(deps, order);
      if (problem) return problem;
      const row = await insertCommand(db, order, now());
      if (row === null) return refuse('command-busy');
      startFollowing(order.chargePointId);
      announce(live, row);
      inBackground(deliver(row.id, order.chargePointId));
      return toCommandAnswer(row, order.requester.personName);
    },

    deliver: (commandId, chargePointId) => inBackground(deliver(commandId, chargePointId)),

    happened(chargePointId, event) {
      // A boot may come to another process than the one that sent the reset.
      if (event.kind === 'boot') inBackground(forgetPendingReboot(db, chargePointId));
      if (event.kind === 'boot' || followed.has(chargePointId))
        inBackground(applyToAll(chargePointId, event));
    },

    answeredLate(late) {
      const { reference, answer } = late;
      if (reference === undefined) return;
      const { kind } = answer;
      const event: CommandEvent =
        kind === 'response'
          ? { kind: 'answered', status: statusOf(answer.response) }
          : { kind: 'call-error', code: answer.code };
      const response = kind === 'response' ? (answer.response as object) : { errorCode: answer.code };
      inBackground(follow(deps, reference, event, response).then(() => settleLate(late)));
    },

    async stop() {
      clearInterval(sweeper);
      while (running.size > 0) await Promise.all(running);
    },
  };
};

const commandOf = (row: CommandRow): CommandOf<OutboundAction> => ({
  id: row.id,
  accountId: row.accountId,
  chargePointId: row.chargePointId,
  requestedById: row.requestedById,
  request: requestOf(row),
});

/** Why it would be pointless to send; nobody asks when the person insists. */
const problemOf = async ({ db }: CommandsDeps, order: Order): Promise<Refusal | null> => {
  const { request, chargePointId, requester } = order;
  if (
    request.action === 'ChangeConfiguration' &&
    /^authorizationkey$/i.test(request.key) &&
    requester.role !== SYSTEM.role
  ) {
    // Changed behind our back the charger would be locked out: "New key" changes both sides.
    return refuse('invalid-request', [{ path: 'body.key', code: 'use-new-key' }]);
  }
  if (order.force) return null;
  if (
    request.action === 'RemoteStopTransaction' &&
    !(await isRunningAt(db, request.sessionId, chargePointId))
  ) {
    return refuse('session-not-running');
  }
  const connectorId = 'connectorId' in request ? request.connectorId : undefined;
  if (connectorId !== undefined && connectorId > 0 && !(await hasConnector(db, chargePointId, connectorId))) {
    return refuse('invalid-request', [{ path: 'body.connectorId', code: 'unknown-connector' }]);
  }
  return null;
};

const statusOf = (response: unknown): string | null => {
  const status = (response as { status?: unknown } | null)?.status;
  return typeof status === 'string' ? status : null;
};

/** Configuration lists are kept apart, without secrets; the row keeps the charger's short word. */
const shortAnswer = (response: object): object =>
  'configurationKey' in response || 'unknownKey' in response ? {} : response;

const eventOf = (outcome: CallOutcome<OutboundAction>): { event: CommandEvent | null; response?: object } => {
  switch (outcome.kind) {
    case 'answered':
      return {
        event: { kind: 'answered', status: statusOf(outcome.response) },
        response: shortAnswer(outcome.response),
      };
    case 'callError':
      return { event: { kind: 'call-error', code: outcome.code }, response: { errorCode: outcome.code } };
    case 'unreadable-answer':
      return { event: { kind: 'answered', status: null }, response: { errorCode: 'unreadable' } };
    case 'not-connected':
    case 'busy':
      return { event: { kind: 'not-sent', reason: outcome.kind } };
    case 'invalid-request':
      return { event: { kind: 'not-sent', reason: 'busy' } };
    case 'no-answer':
      return { event: { kind: 'timeout' } };
    case 'disconnected':
      return { event: { kind: 'disconnected' } };
    case 'withdrawn':
      // Too old, or another process took it: the sweep ends what nobody sent.
      return { event: null };
  }
};

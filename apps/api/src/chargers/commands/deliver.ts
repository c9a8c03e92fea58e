import { setTimeout } from 'node:timers/promises';
import { callTimeoutMs } from '@laadpoort/domain/commands/call-timeout';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { commandOf } from './command-row.ts';
import { announceCommand, followCommandRow, type FollowDeps } from './follow-command-row.ts';
import { hooksOf, type CommandHooks } from './command-hooks.ts';
import { ocppRequest } from './ocpp-request.ts';
import { outcomeEvent } from './outcome-event.ts';
import { claimCommand, readCommand } from './store.ts';
import type { Connections } from '../connections/connections-options.ts';
import type { Unanswered } from './unanswered.ts';

/** How long a command waits before it asks again whether it may be sent. */
const FULL_MS = 1_000;

export interface DeliveryDeps extends FollowDeps {
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly connections: Pick<Connections, 'send' | 'disconnect' | 'isConnectedHere'>;
  /** Hands the command to the process that holds the socket; false when none does. */
  readonly handOver: (chargePointId: string, commandId: string) => Promise<boolean>;
  /** What the other capabilities do around their commands. */
  readonly hooks: readonly CommandHooks[];
  readonly onFault: (error: unknown) => void;
  /** How long an answer may take; by action, unless tests set it. */
  readonly timeoutMs?: number | undefined;
}

type Deps = DeliveryDeps & {
  readonly unanswered: Unanswered;
  readonly followIfSeen: (command: Pick<CommandRow, 'chargePointId' | 'action'>) => void;
};

/**
 * Sends a command over the socket held here, or passes it to the process that holds it; at most one of them sends it.
 */
export const deliver = async (deps: Deps, commandId: string, chargePointId: string): Promise<void> => {
  const row = await readCommand(deps.db, commandId);
  if (!row) return;
  const entry = deps.directory.findById(chargePointId);
  if (!entry || !deps.connections.isConnectedHere(chargePointId)) {
    if (!(await deps.handOver(chargePointId, commandId)))
      await settleCommand(deps, row, { kind: 'not-connected' });
    return;
  }
  deps.followIfSeen(row);
  const { request } = commandOf(row);
  const { payload } = ocppRequest(request);
  const prepared = await hooksOf(deps.hooks, request.action).prepare(commandOf(row), payload);
  const outcome: CallOutcome<OutboundAction> =
    prepared === null ? { kind: 'busy' } : await call(deps, row, entry, prepared);
  if (outcome.kind === 'invalid-request')
    deps.onFault(new Error(`${request.action} not sent: ${outcome.problem}`));
  await settleCommand(deps, row, outcome);
  if (deps.unanswered.count(chargePointId, outcome, entry.quirks.closeAfterUnanswered))
    deps.connections.disconnect(chargePointId, 'Calls are not answered');
};

/** While all accounts together switch as much as they may, a command waits and others pass it. */
const call = async (
  { db, live, now, connections, timeoutMs }: Deps,
  row: CommandRow,
  { id }: ChargePointEntry,
  payload: ReturnType<typeof ocppRequest>['payload'],
): Promise<CallOutcome<OutboundAction>> => {
  const { action } = commandOf(row).request;
  let claim: Awaited<ReturnType<typeof claimCommand>> = 'full';
  const send = () =>
    connections.send(id, action, payload, {
      reference: row.id,
      timeoutMs: timeoutMs ?? callTimeoutMs(action),
      async onSent({ epoch }) {
        claim = await claimCommand(db, row, epoch, now());
        if (claim === 'claimed') announceCommand(live, row);
        return claim === 'claimed';
      },
    });
  for (;;) {
    const outcome = await send();
    if (outcome.kind !== 'withdrawn' || claim !== 'full' || now() >= row.deadlineAt) return outcome;
    await setTimeout(FULL_MS);
  }
};

type SettleDeps = FollowDeps & Pick<DeliveryDeps, 'hooks' | 'onFault'>;

/** Reports the result of a call: first to its capability, so that by the time it is `done` all effects are visible. */
export const settleCommand = async (
  deps: SettleDeps,
  row: CommandRow,
  outcome: CallOutcome<OutboundAction>,
): Promise<void> => {
  const { event, response } = outcomeEvent(outcome);
  // Withdrawn: nothing is over when another process took it.
  if (outcome.kind === 'withdrawn' && (await followCommandRow(deps, row.id, event)) === null) return;
  const command = commandOf(row);
  await hooksOf(deps.hooks, command.request.action).settled(command, outcome).catch(deps.onFault);
  if (outcome.kind !== 'withdrawn') await followCommandRow(deps, row.id, event, response);
  deps.live.publish(row.accountId, {
    topic: 'charge-point',
    id: row.chargePointId,
    chargePointId: row.chargePointId,
  });
};

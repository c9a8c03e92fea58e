import { callTimeoutMs } from '@laadpoort/domain/commands/call-timeout';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { CentralSystem } from '@laadpoort/ocpp/server/options';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import type { ChargePointDirectory, ChargePointEntry } from '../directory/charge-point-directory.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { commandOf } from './command-row.ts';
import { announce, follow, type FollowDeps } from './follow.ts';
import { hooksOf, type CommandHooks } from './command-hooks.ts';
import { ocppRequest } from './ocpp-request.ts';
import { outcomeEvent } from './outcome-event.ts';
import { claimCommand, readCommand } from './store.ts';
import type { Unanswered } from './unanswered.ts';

export interface DeliveryDeps extends FollowDeps {
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly send: CentralSystem<unknown>['send'];
  /** Closes the socket of a charge point that no longer answers. */
  readonly disconnect: (identity: string) => void;
  readonly isConnectedHere: (chargePointId: string) => boolean;
  /** Passes the command to the process that holds the socket; false if none does. */
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
  if (!entry || !deps.isConnectedHere(chargePointId)) {
    if (!(await deps.handOver(chargePointId, commandId))) await settle(deps, row, { kind: 'not-connected' });
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
  await settle(deps, row, outcome);
  if (deps.unanswered.count(chargePointId, outcome, entry.quirks.closeAfterUnanswered))
    deps.disconnect(entry.identity);
};

const call = (
  { db, live, now, send, timeoutMs }: Deps,
  row: CommandRow,
  { identity }: ChargePointEntry,
  payload: ReturnType<typeof ocppRequest>['payload'],
): Promise<CallOutcome<OutboundAction>> => {
  const { action } = commandOf(row).request;
  return send(identity, action, payload, {
    reference: row.id,
    timeoutMs: timeoutMs ?? callTimeoutMs(action),
    async onSent({ epoch }) {
      const claimed = await claimCommand(db, row, epoch, now());
      if (claimed) announce(live, row);
      return claimed;
    },
  });
};

type SettleDeps = FollowDeps & Pick<DeliveryDeps, 'hooks' | 'onFault'>;

/** Reports the result of a call: first to its capability, so that by the time it is `done` all effects are visible. */
export const settle = async (
  deps: SettleDeps,
  row: CommandRow,
  outcome: CallOutcome<OutboundAction>,
): Promise<void> => {
  const { event, response } = outcomeEvent(outcome);
  // Withdrawn: it is not over if another process took it.
  if (outcome.kind === 'withdrawn' && (await follow(deps, row.id, event)) === null) return;
  const command = commandOf(row);
  await hooksOf(deps.hooks, command.request.action).settled(command, outcome).catch(deps.onFault);
  if (outcome.kind !== 'withdrawn') await follow(deps, row.id, event, response);
  deps.live.publish(row.accountId, {
    topic: 'charge-point',
    id: row.chargePointId,
    chargePointId: row.chargePointId,
  });
};

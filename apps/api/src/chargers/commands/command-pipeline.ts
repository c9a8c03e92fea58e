import { CONFIRMED_BY_MESSAGES, type CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CallOutcome, LateAnswer } from '@laadpoort/ocpp/calls/outcome';
import { answerProblem } from '@laadpoort/ocpp/messages/schema';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import { refuse } from '#platform/http/route.ts';
import type { Background } from '#platform/jobs/background.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import type { SendCommand } from '../commands.ts';
import type { Listeners } from '../events.ts';
import { commandOf, toCommandAnswer } from './command-row.ts';
import { deliver, settleCommand, type DeliveryDeps } from './deliver.ts';
import { announceCommand, followCommandRow } from './follow-command-row.ts';
import { hooksOf } from './command-hooks.ts';
import { insertCommand } from './insert-command.ts';
import { refusalOf } from './objection.ts';
import { lateOutcome } from './outcome-event.ts';
import { readCommand, readWholeStatus } from './store.ts';
import { readDue, readFollowed, readUnderWay } from './pending-commands.ts';
import { createUnanswered } from './unanswered.ts';

const SWEEP_MS = 5_000;

/** Commands to charge points: one row each, sent at most once, followed to its outcome. */
export interface CommandPipeline {
  readonly send: SendCommand;
  /** Sends a command that another process wrote, over the socket held here. */
  deliver(commandId: string, chargePointId: string): void;
  /** What happens at a charge point may be the outcome of a command. */
  readonly on: Listeners;
  answeredLate(answer: LateAnswer<{ readonly id: string }>): void;
}

interface PipelineOptions extends DeliveryDeps {
  readonly background: Background;
}

export const createCommandPipeline = (given: PipelineOptions): CommandPipeline => {
  const { db, live, now, hooks, background } = given;
  /**
   * Charge points with a command under way that is done by what happens; the others' messages cost no query. The number
   * changes with every new command, so that who found nothing to follow does not forget one that came meanwhile.
   */
  const followed = new Map<string, number>();
  let marks = 0;
  const startFollowing = (chargePointId: string) => followed.set(chargePointId, ++marks);
  const followIfSeen = ({ chargePointId, action }: Pick<CommandRow, 'chargePointId' | 'action'>) => {
    if (CONFIRMED_BY_MESSAGES.some((seen) => seen === action)) startFollowing(chargePointId);
  };
  const unanswered = createUnanswered();
  const deps = { ...given, followIfSeen, unanswered };

  const applyToAll = async (chargePointId: string, event: CommandEvent): Promise<void> => {
    const mark = followed.get(chargePointId);
    const rows = await readFollowed(db, chargePointId, now());
    if (rows.length === 0 && followed.get(chargePointId) === mark) followed.delete(chargePointId);
    const follow = (followedBy: CommandEvent) =>
      doEach(rows, ({ id }) => followCommandRow(deps, id, followedBy), background.report);
    await follow(event);
    if (event.kind !== 'status' || rows.length === 0) return;
    const status = await readWholeStatus(db, chargePointId);
    if (status === null) return;
    await follow({ kind: 'status', connectorId: 0, status });
  };
  const happened = (chargePointId: string, event: CommandEvent): void => {
    // A boot may come to another process than the one that sent the reset.
    if (event.kind === 'boot' || followed.has(chargePointId))
      background.run(applyToAll(chargePointId, event));
  };

  /** What was left unfinished: it waited too long, or the process that sent it is gone. */
  const sweepOne = async (row: CommandRow): Promise<void> => {
    const state = await followCommandRow(deps, row.id, { kind: 'sweep' });
    const outcome: CallOutcome<OutboundAction> | null =
      state === 'expired'
        ? { kind: 'withdrawn' }
        : state === 'unknown' && row.state === 'sent'
          ? { kind: 'disconnected', messageId: '' }
          : null;
    const command = commandOf(row);
    if (outcome !== null) await hooksOf(hooks, command.request.action).settled(command, outcome);
  };
  const sweep = async (): Promise<void> => {
    // Another process may have sent them, or this one before it was restarted.
    for (const chargePointId of await readUnderWay(db)) startFollowing(chargePointId);
    for (const row of await readDue(db, now())) background.run(sweepOne(row));
  };
  background.every(SWEEP_MS, sweep, { atOnce: true });

  return {
    async send(command) {
      const refusal = await refusalOf(deps, command);
      if (refusal) return refusal;
      const row = await insertCommand(db, command, now());
      if (typeof row === 'string') return refuse(row);
      followIfSeen(row);
      announceCommand(live, row);
      background.run(deliver(deps, row.id, command.chargePointId));
      return toCommandAnswer(row, command.requester.personName);
    },

    deliver: (commandId, chargePointId) => background.run(deliver(deps, commandId, chargePointId)),

    on: listenersOf(happened),

    answeredLate(late) {
      unanswered.answered(late.chargePoint.id);
      background.run(settleLate(deps, late));
    },
  };
};

const settleLate = async (
  deps: Parameters<typeof settleCommand>[0],
  late: LateAnswer<unknown>,
): Promise<void> => {
  const { reference, action } = late;
  const row = reference === undefined ? null : await readCommand(deps.db, reference);
  if (!row) return;
  const outcome = lateOutcome(late);
  const problem = outcome.kind === 'answered' ? answerProblem(action, outcome.response) : null;
  await settleCommand(
    deps,
    row,
    problem === null || outcome.kind !== 'answered'
      ? outcome
      : { ...outcome, kind: 'unreadable-answer', problem },
  );
};

const listenersOf = (happened: (chargePointId: string, event: CommandEvent) => void): Listeners => ({
  'charger.booted': ({ chargePoint }) => happened(chargePoint.id, { kind: 'boot' }),
  'connector.status': ({ chargePointId, connectorId, status }) => {
    if (status !== null) happened(chargePointId, { kind: 'status', connectorId, status });
  },
  'session.started': ({ chargePointId, connectorId, idTag }) =>
    happened(chargePointId, { kind: 'transaction-started', connectorId, idTag }),
  'session.ended': ({ chargePointId, sessionId }) =>
    happened(chargePointId, { kind: 'transaction-stopped', sessionId }),
});

import type { Command as CommandAnswer } from '@laadpoort/contract/commands/endpoints';
import { SEEN_TO_HAPPEN, type CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CallOutcome, LateAnswer } from '@laadpoort/ocpp/calls/outcome';
import { answerProblem } from '@laadpoort/ocpp/messages/schema';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { commandOf, toCommandAnswer } from './command-row.ts';
import { deliver, settle, type DeliveryDeps } from './deliver.ts';
import { announce, follow } from './follow.ts';
import { hooksOf } from './command-hooks.ts';
import { insertCommand } from './insert-command.ts';
import { refusalOf } from './objection.ts';
import { lateOutcome } from './outcome-event.ts';
import { readCommand, readDue, readFollowed, readUnderWay, readWholeStatus, type Order } from './store.ts';
import { createUnanswered } from './unanswered.ts';

const SWEEP_MS = 5_000;

/** Commands to charge points: one row each, sent at most once, tracked to their outcome. */
export interface Commands {
  /** Stores the command and sends it if the charge point is connected; the outcome follows on the live feed. */
  readonly order: (order: Order) => Promise<CommandAnswer | Refusal>;
  /** Sends a command that another process stored, over the socket held here. */
  deliver(commandId: string, chargePointId: string): void;
  /** An event at a charge point may be the outcome of a command. */
  happened(chargePointId: string, event: CommandEvent): void;
  answeredLate(answer: LateAnswer<{ readonly id: string }>): void;
  /** Stops the sweep and waits for pending writes. */
  stop(): Promise<void>;
}

export const createCommands = (given: DeliveryDeps): Commands => {
  const { db, live, now, hooks, onFault } = given;
  const running = new Set<Promise<void>>();
  /**
   * Charge points with a command in progress that is completed by a later message; messages of all others cost no
   * query. The number changes with every new command, so that a search that found none does not remove one that was
   * added in the meantime.
   */
  const followed = new Map<string, number>();
  let marks = 0;
  const startFollowing = (chargePointId: string) => followed.set(chargePointId, ++marks);
  const followIfSeen = ({ chargePointId, action }: Pick<CommandRow, 'chargePointId' | 'action'>) => {
    if (SEEN_TO_HAPPEN.some((seen) => seen === action)) startFollowing(chargePointId);
  };
  const unanswered = createUnanswered();
  const deps = { ...given, followIfSeen, unanswered };

  const inBackground = (work: Promise<unknown>) => {
    const guarded: Promise<void> = work.then(() => undefined, onFault).finally(() => running.delete(guarded));
    running.add(guarded);
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

  const settleLate = async (late: LateAnswer<unknown>): Promise<void> => {
    const { reference, action } = late;
    const row = reference === undefined ? null : await readCommand(db, reference);
    if (!row) return;
    const outcome = lateOutcome(late);
    const problem = outcome.kind === 'answered' ? answerProblem(action, outcome.response) : null;
    await settle(
      deps,
      row,
      problem === null || outcome.kind !== 'answered'
        ? outcome
        : { ...outcome, kind: 'unreadable-answer', problem },
    );
  };

  /** What was left unfinished: it waited too long, or the process that sent it is gone. */
  const sweepOne = async (row: CommandRow): Promise<void> => {
    const state = await follow(deps, row.id, { kind: 'sweep' });
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
    for (const row of await readDue(db, now())) inBackground(sweepOne(row));
  };
  const sweeper = setInterval(() => inBackground(sweep()), SWEEP_MS);
  inBackground(sweep());

  return {
    async order(order) {
      const refusal = await refusalOf(deps, order);
      if (refusal) return refusal;
      const row = await insertCommand(db, order, now());
      if (typeof row === 'string') return refuse(row);
      followIfSeen(row);
      announce(live, row);
      inBackground(deliver(deps, row.id, order.chargePointId));
      return toCommandAnswer(row, order.requester.personName);
    },

    deliver: (commandId, chargePointId) => inBackground(deliver(deps, commandId, chargePointId)),

    happened(chargePointId, event) {
      // A boot may arrive in another process than the one that sent the reset.
      if (event.kind === 'boot' || followed.has(chargePointId))
        inBackground(applyToAll(chargePointId, event));
    },

    answeredLate(late) {
      unanswered.answered(late.chargePoint.id);
      inBackground(settleLate(late));
    },

    async stop() {
      clearInterval(sweeper);
      while (running.size > 0) await Promise.all(running);
    },
  };
};

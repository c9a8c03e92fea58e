import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandOrigin } from '#chargers/commands.ts';
import type { DomainEvents } from '#chargers/events.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { Refusal } from '#platform/http/route.ts';

/** Who asks; `continues` what was asked before. */
export type QueueOrigin = CommandOrigin & { readonly continues?: boolean };

/** Asks a charger one thing and waits for the state it ends in; null when it was not taken or the program stops. */
type Ask = (request: CommandRequest) => Promise<string | null>;

/** Requests to a charger that go out one after the other, each when the one before has its answer. */
export interface RequestQueue {
  /** Runs in the background; a second one for the same charge point and purpose is left out. */
  start(purpose: string, origin: QueueOrigin, requests: (ask: Ask) => Promise<void>): void;
  /** Hears of the outcome. */
  readonly settled: (event: DomainEvents['command.settled']) => void;
  readonly stop: () => Promise<void>;
}

/** Between two commands: others get their turn, and slow chargers breathe. */
const SPACING_MS = 250;
/** Another process may have sent it, whose events are not heard here. */
const SWEEP_MS = 5_000;

export const createRequestQueue = ({ db, background, sendCommand }: Kernel): RequestQueue => {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, (state: string | null) => void>();
  let stopped = false;

  const outcomeOf = (commandId: string): Promise<string | null> =>
    stopped ? Promise.resolve(null) : new Promise((resolve) => waiting.set(commandId, resolve));
  const end = (commandId: string, state: string | null) => {
    waiting.get(commandId)?.(state);
    waiting.delete(commandId);
  };
  background.every(SWEEP_MS, async () => {
    if (waiting.size === 0) return;
    const rows = await db.prisma.command.findMany({
      where: { id: { in: [...waiting.keys()] } },
      select: { id: true, state: true },
    });
    for (const { id, state } of rows) if (!isOpen(state as CommandState)) end(id, state);
  });

  const askAs = (origin: QueueOrigin): Ask => {
    let isFirst = true;
    return async (request) => {
      if (!isFirst) await pause(background.paced(SPACING_MS));
      isFirst = false;
      if (stopped) return null;
      const command = await sendCommand({ ...origin, request });
      return command instanceof Refusal ? null : outcomeOf(command.id);
    };
  };

  return {
    start(purpose, origin, requests) {
      const name = `${origin.chargePointId} ${purpose}`;
      if (running.has(name) || stopped) return;
      const work = requests(askAs(origin)).finally(() => running.delete(name));
      running.set(name, work);
      background.run(work);
    },
    settled: ({ commandId, state }) => end(commandId, state),
    async stop() {
      stopped = true;
      for (const commandId of waiting.keys()) end(commandId, null);
      await Promise.allSettled(running.values());
    },
  };
};

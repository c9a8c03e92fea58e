import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { isOpen } from '@laadpoort/domain/commands/command';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#platform/database/database.ts';
import { Refusal } from '#platform/http/route.ts';

export interface Asker {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requester: { readonly personId: string; readonly personName: string; readonly role: string };
  readonly reason: string | null;
  /** Goes on with what was asked before. */
  readonly continues?: boolean;
}

export interface ErrandDeps {
  readonly db: Database;
  readonly order: (
    order: Asker & { readonly request: CommandRequest; readonly force?: boolean },
  ) => Promise<Command | Refusal>;
  readonly onFault: (error: unknown) => void;
}

/** Asks a charger one thing and waits for the state it ends in; null when it was not taken or the program stops. */
type Ask = (request: CommandRequest) => Promise<string | null>;

export interface Errands {
  /** Runs in the background; a second one for the same charge point and purpose is left out. */
  start(purpose: string, asker: Asker, errand: (ask: Ask) => Promise<void>): void;
  stop(): Promise<void>;
}

const LOOK_MS = 100;
/** Between two commands of one errand: others get their turn, and slow chargers breathe. */
const SPACING_MS = 250;

/** Things that take several commands, one after the other. */
export const createErrands = ({ db, order, onFault }: ErrandDeps): Errands => {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const { signal } = stopping;

  const outcomeOf = async (commandId: string): Promise<string | null> => {
    while (!signal.aborted) {
      const row = await db.prisma.command.findUnique({ where: { id: commandId }, select: { state: true } });
      if (row && !isOpen(row.state as Command['state'])) return row.state;
      await pause(LOOK_MS);
    }
    return null;
  };

  return {
    start(purpose, asker, errand) {
      const name = `${asker.chargePointId} ${purpose}`;
      if (running.has(name) || signal.aborted) return;
      let isFirst = true;
      const ask: Ask = async (request) => {
        if (!isFirst) await pause(SPACING_MS);
        isFirst = false;
        if (signal.aborted) return null;
        const command = await order({ ...asker, request });
        return command instanceof Refusal ? null : outcomeOf(command.id);
      };
      running.set(
        name,
        errand(ask)
          .catch(onFault)
          .finally(() => running.delete(name)),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
};

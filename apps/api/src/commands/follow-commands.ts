import { followCommand, type CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { LiveFeed } from '#platform/live-feed.ts';
import type pg from 'pg';
import { toDomain, type CommandRow } from './command-row.ts';
import { readCommand, readFollowed, readOpen, saveState } from './store.ts';

const SWEEP_MS = 5_000;
/** As long as a late answer or event may correct a command. */
const WATCHED_MS = 15 * 60_000;

export interface CommandFollower {
  /** Something happened at a charge point; costs nothing when no command of it is open. */
  readonly happened: (chargePointId: string, event: CommandEvent) => void;
  /** Something became of one command. */
  readonly follow: (commandId: string, event: CommandEvent, response?: object) => Promise<void>;
  /** From now on events of this charge point are looked at. */
  readonly watch: (chargePointId: string) => void;
  /** Ends what is overdue; runs by itself every 5 s. */
  readonly sweep: () => Promise<void>;
  readonly close: () => void;
}

interface FollowerOptions {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Follows command rows to their outcome: each event is put to domain commands/follow-command, a new state is stored. */
export const createCommandFollower = ({ pool, live, now, onError }: FollowerOptions): CommandFollower => {
  /** Charge points with commands to follow, and until when. */
  const watched = new Map<string, number>();
  const watch = (chargePointId: string) => void watched.set(chargePointId, now().getTime() + WATCHED_MS);

  const apply = async (command: CommandRow, event: CommandEvent, response?: object): Promise<void> => {
    const at = now();
    const state = followCommand(toDomain(command), event, at);
    if (state === command.state && response === undefined) return;
    const answered = event.kind === 'answered' || event.kind === 'call-error';
    const saved = await saveState(pool, command, { state, answered, ...(response ? { response } : {}) }, at);
    if (saved) return publish(live, command);
    // Somebody was faster: their state is the one to go on from.
    const newer = await readCommand(pool, command.id);
    if (newer !== undefined && newer.state !== command.state) await apply(newer, event, response);
  };

  const sweep = async () => {
    const open = await readOpen(pool);
    const oldest = now().getTime();
    for (const [chargePointId, until] of watched) if (until < oldest) watched.delete(chargePointId);
    for (const command of open) {
      watch(command.charge_point_id);
      await apply(command, { kind: 'sweep' });
    }
  };
  const timer = setInterval(() => void sweep().catch(onError), SWEEP_MS);
  timer.unref();

  const tell = async (chargePointId: string, event: CommandEvent) => {
    for (const command of await readFollowed(pool, chargePointId, now())) await apply(command, event);
  };

  return {
    happened(chargePointId, event) {
      if (watched.has(chargePointId)) tell(chargePointId, event).catch(onError);
    },
    async follow(commandId, event, response) {
      const command = await readCommand(pool, commandId);
      if (command !== undefined) await apply(command, event, response);
    },
    watch,
    sweep,
    close: () => clearInterval(timer),
  };
};

export const publish = (live: LiveFeed, command: CommandRow): void =>
  live.publish(command.account_id, {
    topic: 'command',
    id: command.id,
    chargePointId: command.charge_point_id,
  });

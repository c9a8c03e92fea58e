import type { Quirks } from '@laadpoort/domain/stations/quirks';
import type { Background } from '#platform/jobs/background.ts';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type pg from 'pg';
import type { createConnectionRecord } from './record-connections.ts';

interface SweepOptions {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly connections: Pick<ReturnType<typeof createConnectionRecord>, 'disconnected'>;
  /** Whether we know what the other processes hold. */
  readonly knowsTheOthers: () => boolean;
  /** Whether any process holds its socket. */
  readonly isHeld: (chargePointId: string) => boolean;
  readonly changed: (chargePoint: ChargePointEntry) => void;
  readonly background: Pick<Background, 'every'>;
}

const SWEEP_MS = 5_000;
const LOCK = 5_218_903;

/** WebSocket's code for an end without a closing handshake. */
const NEVER_CLOSED = 1006;

/** Two pings plus the delay until it is written (last-seen.ts); where pings say nothing, 2.5 heartbeats. */
const SILENT_MS = 90_000;
const SILENT_WITHOUT_PINGS_MS = 765_000;

const silentMs = ({ ping }: Pick<Quirks, 'ping'>): number =>
  ping === 'on' ? SILENT_MS : SILENT_WITHOUT_PINGS_MS;

const CONNECTED = `
  SELECT id, connection_epoch AS epoch, last_seen_at FROM charge_point
   WHERE connected_since IS NOT NULL AND disconnected_at IS NULL AND last_seen_at < $1`;

/**
 * A process that was killed could not record that its chargers are gone. Those that no process holds, and that have
 * been silent for so long that a socket would count as dead, are offline since they were last heard.
 */
export const sweepConnections = (options: SweepOptions): void => {
  const { pool, now, directory, connections, knowsTheOthers, isHeld, changed, background } = options;

  const sweep = async (): Promise<void> => {
    if (!knowsTheOthers()) return;
    const nowMs = now().getTime();
    const { rows } = await pool.query<{ id: string; epoch: string; last_seen_at: Date }>(CONNECTED, [
      new Date(nowMs - SILENT_MS),
    ]);
    const ends = rows.map(async ({ id, epoch, last_seen_at: lastSeenAt }) => {
      const entry = directory.findById(id);
      if (!entry || isHeld(id) || nowMs - lastSeenAt.getTime() < silentMs(entry.quirks)) return;
      // It may have reconnected in the meantime: the epoch shows it.
      if (await connections.disconnected(id, BigInt(epoch), lastSeenAt, NEVER_CLOSED)) changed(entry);
    });
    await Promise.all(ends);
  };

  background.every(SWEEP_MS, sweep, { lock: LOCK });
};

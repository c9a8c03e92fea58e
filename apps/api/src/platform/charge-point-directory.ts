import { isDeepStrictEqual } from 'node:util';
import { STANDARD, type Quirks } from '@laadpoort/domain/stations/quirks';
import type pg from 'pg';
import type { Database } from './database.ts';

/** What the OCPP edge knows of a charge point by heart, so that a herd that reconnects costs no query each. */
export interface ChargePointEntry {
  readonly id: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly identity: string;
  /** null only where no key is asked for (security profile 0). */
  readonly keyHash: Buffer | null;
  readonly securityProfile: number;
  /** Its present key holds beside this one until the first connection with either. */
  readonly pendingKeyHash: Buffer | null;
  /** Highest profile it has connected with. */
  readonly provenSecurityProfile: number;
  /** Until then it may connect without TLS although the installation asks for TLS. */
  readonly plainUntil: Date | null;
  readonly registration: 'accepted' | 'pending';
  /** Two chargers seem to use its identity. */
  readonly identityConflictAt: Date | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmwareVersion: string | null;
  readonly quirks: Quirks;
}

export interface ChargePointDirectory {
  /** Identities are compared without case: chargers differ from what was registered. */
  find(identity: string): ChargePointEntry | undefined;
  findById(id: string): ChargePointEntry | undefined;
  /** Called when a charge point is no longer what it was: a new key, another station, removed. */
  onChange(listener: (before: ChargePointEntry, after: ChargePointEntry | undefined) => void): void;
  close(): Promise<void>;
}

type Logger = { error(detail: object, message: string): void };

interface EntryRow {
  id: string;
  account_id: string;
  station_id: string;
  ocpp_identity: string;
  key_hash: Buffer | null;
  security_profile: number;
  pending_key_hash: Buffer | null;
  proven_security_profile: number;
  plain_until: Date | null;
  registration: 'accepted' | 'pending';
  identity_conflict_at: Date | null;
  vendor: string | null;
  model: string | null;
  firmware_version: string | null;
  quirk_overrides: Partial<Quirks>;
}

const SELECT = `
  SELECT id, account_id, station_id, ocpp_identity, key_hash, security_profile, pending_key_hash,
         proven_security_profile, plain_until, registration, identity_conflict_at, vendor, model, firmware_version,
         quirk_overrides
    FROM charge_point`;
const RECONNECT_MS = 1_000;

/**
 * Reads all charge points and follows their changes by NOTIFY (trigger charge_point_changed). After the listening
 * connection was lost everything is read again: notifications of that time are gone.
 */
export const openChargePointDirectory = async (
  database: Database,
  log: Logger,
): Promise<ChargePointDirectory> => {
  const { ingestPool } = database;
  const byId = new Map<string, ChargePointEntry>();
  const byIdentity = new Map<string, ChargePointEntry>();
  const listeners: Parameters<ChargePointDirectory['onChange']>[0][] = [];
  let client: pg.PoolClient | undefined;
  let closed = false;

  const put = (id: string, after: ChargePointEntry | undefined) => {
    const before = byId.get(id);
    if (before) byIdentity.delete(before.identity.toLowerCase());
    if (after) {
      byId.set(id, after);
      byIdentity.set(after.identity.toLowerCase(), after);
    } else byId.delete(id);
    if (before) for (const listener of listeners) listener(before, after);
  };

  const refresh = async (id: string) => {
    const { rows } = await ingestPool.query<EntryRow>(`${SELECT} WHERE id = $1`, [id]);
    const [row] = rows;
    put(id, row && toEntry(row));
  };

  const readAll = async () => {
    const { rows } = await ingestPool.query<EntryRow>(SELECT);
    const gone = new Set(byId.keys());
    for (const row of rows) {
      gone.delete(row.id);
      const before = byId.get(row.id);
      const after = toEntry(row);
      if (before === undefined || !isDeepStrictEqual(before, after)) put(row.id, after);
    }
    for (const id of gone) put(id, undefined);
  };

  const listen = async () => {
    const listening = await ingestPool.connect();
    client = listening;
    listening.on('notification', ({ payload }) => {
      if (payload !== undefined)
        refresh(payload).catch((error: unknown) => log.error({ err: error }, 'charge point not refreshed'));
    });
    listening.on('error', () => {
      // A connection that is cut says so more than once, and also after we have given it back.
      if (client !== listening) return;
      client = undefined;
      listening.release(true);
      setTimeout(listenAgain, RECONNECT_MS).unref();
    });
    await listening.query('LISTEN charge_point');
  };

  const listenAgain = () => {
    if (closed) return;
    listen()
      .then(readAll)
      .catch((error: unknown) => {
        log.error({ err: error }, 'changes of charge points are not followed');
        setTimeout(listenAgain, RECONNECT_MS).unref();
      });
  };

  await listen();
  await readAll();
  return {
    find: (identity) => byIdentity.get(identity.toLowerCase()),
    findById: (id) => byId.get(id),
    onChange: (listener) => void listeners.push(listener),
    async close() {
      closed = true;
      const listening = client;
      client = undefined;
      listening?.release(true);
    },
  };
};

const toEntry = (row: EntryRow): ChargePointEntry => ({
  id: row.id,
  accountId: row.account_id,
  stationId: row.station_id,
  identity: row.ocpp_identity,
  keyHash: row.key_hash,
  securityProfile: row.security_profile,
  pendingKeyHash: row.pending_key_hash,
  provenSecurityProfile: row.proven_security_profile,
  plainUntil: row.plain_until,
  registration: row.registration,
  identityConflictAt: row.identity_conflict_at,
  vendor: row.vendor,
  model: row.model,
  firmwareVersion: row.firmware_version,
  quirks: { ...STANDARD, ...row.quirk_overrides },
});

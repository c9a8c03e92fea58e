import { isDeepStrictEqual } from 'node:util';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type { Database } from '#platform/database/database.ts';
import { followNotifications } from '#platform/database/notifications.ts';
import { readQuirkProfiles, sharedQuirks } from './quirk-profiles.ts';
import {
  type ChargePointEntry,
  type ChargePointRow,
  SELECT_CHARGE_POINTS,
  toChargePointEntry,
} from './charge-point-entry.ts';
import type { Log } from '#platform/process/log.ts';

/** How a charge point names itself in the URL that it connects to. */
export interface WireAddress {
  readonly identity: string;
  readonly account: string | null;
}

export interface ChargePointDirectory {
  /**
   * All that an address may mean: of each account one at most, and of one account where that is named. Both are compared
   * case-insensitively: chargers differ from what was registered.
   */
  findAll(address: WireAddress): readonly ChargePointEntry[];
  findById(id: string): ChargePointEntry | undefined;
  /** Re-reads one immediately: what this process has just written is known before its notification arrives. */
  refresh(id: string): Promise<ChargePointEntry | undefined>;
  /** Called when a charge point has changed in a way that matters: a new key, another station, removed. */
  onChange(listener: (before: ChargePointEntry, after: ChargePointEntry | undefined) => void): void;
  close(): Promise<void>;
}

/**
 * Reads all charge points and follows their changes, and those of quirk profiles, by NOTIFY. After the listening
 * connection was lost everything is read again, since the notifications of that time are gone.
 */
export const openChargePointDirectory = async (
  database: Database,
  log: Pick<Log, 'error'>,
): Promise<ChargePointDirectory> => {
  const { ingestPool } = database;
  const byId = new Map<string, ChargePointEntry>();
  const byIdentity = new Map<string, readonly ChargePointEntry[]>();
  const listeners: Parameters<ChargePointDirectory['onChange']>[0][] = [];
  let quirksOf = sharedQuirks([]);

  const put = (id: string, after: ChargePointEntry | undefined) => {
    const before = byId.get(id);
    if (before) {
      const name = before.identity.toLowerCase();
      const others = byIdentity.get(name)?.filter((other) => other.id !== id) ?? [];
      if (others.length > 0) byIdentity.set(name, others);
      else byIdentity.delete(name);
    }
    if (after) {
      const name = after.identity.toLowerCase();
      byId.set(id, after);
      byIdentity.set(name, [...(byIdentity.get(name) ?? []), after]);
    } else byId.delete(id);
    if (before) for (const listener of listeners) listener(before, after);
  };

  // Thousands boot, or are added, at the same time: together they are a few queries.
  const refresh = createGroupCommit({
    keyOf: (id: string) => id,
    maxItems: 500,
    write: async (ids: readonly string[]) => {
      const text = `${SELECT_CHARGE_POINTS} WHERE c.id = ANY($1::uuid[])`;
      const { rows } = await ingestPool.query<ChargePointRow>({ name: 'charge-points', text, values: [ids] });
      const read = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = read.get(id);
        put(id, row && toChargePointEntry(row, quirksOf));
        return byId.get(id);
      });
    },
  });

  const readAll = async () => {
    quirksOf = sharedQuirks(await readQuirkProfiles(ingestPool));
    const { rows } = await ingestPool.query<ChargePointRow>(SELECT_CHARGE_POINTS);
    const gone = new Set(byId.keys());
    for (const row of rows) {
      gone.delete(row.id);
      const before = byId.get(row.id);
      const after = toChargePointEntry(row, quirksOf);
      if (before === undefined || !isDeepStrictEqual(before, after)) put(row.id, after);
    }
    for (const id of gone) put(id, undefined);
  };

  const notifications = await followNotifications(ingestPool, {
    channels: ['charge_point', 'quirk_profile'],
    async onNotification(channel, payload) {
      await (channel === 'quirk_profile' ? readAll() : refresh(payload));
    },
    onReconnected: readAll,
    onFault: (error) => log.error({ err: error }, 'changes to charge points could not be followed'),
  });
  await readAll();
  return {
    findAll({ identity, account }) {
      const found = byIdentity.get(identity.toLowerCase()) ?? [];
      if (account === null) return found;
      return found.filter(({ accountId }) => accountId.toLowerCase() === account.toLowerCase());
    },
    findById: (id) => byId.get(id),
    refresh,
    onChange: (listener) => void listeners.push(listener),
    close: () => notifications.close(),
  };
};

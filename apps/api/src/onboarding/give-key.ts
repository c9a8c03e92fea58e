import type { CallOutcome } from '@laadpoort/ocpp/central-system-options';
import type pg from 'pg';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';
import { hashChargePointKey, makeChargePointKey } from '#platform/charge-point-key.ts';

interface KeyCommand {
  readonly chargePointId: string;
  readonly request: { readonly action: 'ChangeConfiguration'; readonly key: string };
}

interface Payload {
  key: string;
  value: string;
}

export interface GiveKeyOptions {
  readonly pool: pg.Pool;
  readonly pepper: Buffer;
  readonly now: () => Date;
  readonly findById: (chargePointId: string) => ChargePointEntry | undefined;
  readonly orderKey: (chargePoint: ChargePointEntry) => Promise<void>;
  readonly orderReset: (chargePoint: ChargePointEntry) => Promise<void>;
  readonly disconnect: (identity: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Never before the answer to the boot is on the wire, and a beat more: some chargers are not ready for a call. */
const AFTER_BOOT_MS = 1_000;
const AFTER_ANSWER_MS = 500;

const KEEP_PENDING = `
  UPDATE charge_point SET pending_key_hash = $2, pending_key_at = $3 WHERE id = $1 AND registration = 'pending'`;

/**
 * Gives a charge point that was taken in its own key. It stays pending until it has connected with that key: one that
 * said Accepted and kept its old key can then be given another.
 */
export const createKeyGiving = (options: GiveKeyOptions) => {
  const { pool, pepper, now, findById } = options;
  const asked = new Set<string>();
  const pendingOf = ({ chargePointId, request }: KeyCommand): ChargePointEntry | undefined => {
    const entry = findById(chargePointId);
    const isOurs = request.key === 'AuthorizationKey' && entry?.registration === 'pending';
    return isOurs ? entry : undefined;
  };

  return {
    booted(chargePointId: string): void {
      if (findById(chargePointId)?.registration !== 'pending' || asked.has(chargePointId)) return;
      asked.add(chargePointId);
      setTimeout(() => {
        asked.delete(chargePointId);
        const entry = findById(chargePointId);
        if (entry?.registration === 'pending') options.orderKey(entry).catch(options.onError);
      }, AFTER_BOOT_MS).unref();
    },
    hook: {
      /** The key is made when it leaves: it stands in no row and in no log. */
      async prepare(command: KeyCommand, payload: Payload): Promise<Payload | null> {
        const entry = pendingOf(command);
        if (!entry) return payload;
        const key = makeChargePointKey();
        await pool.query(KEEP_PENDING, [entry.id, hashChargePointKey(pepper, entry.id, key), now()]);
        return { ...payload, value: key.toString('hex') };
      },
      async settled(command: KeyCommand, outcome: CallOutcome<'ChangeConfiguration'>): Promise<void> {
        const entry = pendingOf(command);
        if (!entry || outcome.kind !== 'answered') return;
        const { status } = outcome.response;
        if (status === 'RebootRequired') await options.orderReset(entry);
        if (status === 'Accepted')
          setTimeout(() => options.disconnect(entry.identity), AFTER_ANSWER_MS).unref();
      },
    },
  };
};

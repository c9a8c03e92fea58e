import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import { columns } from '#platform/database/columns.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import type { Kernel } from '#chargers/kernel.ts';

const KEPT = 1_000;

const WRITE_EVERY_MS = 2_000;

interface RefusedConnection {
  attempts: number;
  firstAt: Date;
  lastAt: Date;
  address: string;
  userAgent: string | null;
  showedKey: boolean;
  secure: boolean;
  /** Where it is refused for its protocols; null otherwise. */
  foreignProtocols: string | null;
}

const REFUSED = columns<[identity: string, connection: RefusedConnection]>({
  identity: ['text', ([identity]) => identity],
  attempts: ['int', ([, { attempts }]) => attempts],
  first_at: ['timestamptz', ([, { firstAt }]) => firstAt],
  last_at: ['timestamptz', ([, { lastAt }]) => lastAt],
  address: ['text', ([, { address }]) => address],
  user_agent: ['text', ([, { userAgent }]) => userAgent],
  showed_key: ['boolean', ([, { showedKey }]) => showedKey],
  secure: ['boolean', ([, { secure }]) => secure],
  foreign_protocols: ['text', ([, { foreignProtocols }]) => foreignProtocols],
});

const WRITE = `
  INSERT INTO unknown_charge_point AS known (${REFUSED.names}) SELECT * FROM ${REFUSED.as('refused')}
  ON CONFLICT (identity) DO UPDATE SET attempts = least(known.attempts::bigint + EXCLUDED.attempts, 2147483647),
         last_at = EXCLUDED.last_at, address = EXCLUDED.address, user_agent = EXCLUDED.user_agent,
         showed_key = EXCLUDED.showed_key, secure = EXCLUDED.secure,
         foreign_protocols = EXCLUDED.foreign_protocols`;

/** Anybody can come under any name: the table stays small, and who keeps coming stays in it. */
const FORGET = `
  DELETE FROM unknown_charge_point WHERE identity IN (
    SELECT identity FROM unknown_charge_point ORDER BY last_at DESC, identity OFFSET ${KEPT})`;

/** Collects who is not known; written now and then, so that an attempt costs no query. */
export const createRefusedConnections = ({
  db,
  live,
  background,
}: Pick<Kernel, 'db' | 'live' | 'background'>) => {
  const pool = db.ingestPool;
  let refused = new Map<string, RefusedConnection>();

  const write = async (): Promise<void> => {
    if (refused.size === 0) return;
    const rows = [...refused];
    refused = new Map();
    await pool.query(WRITE, REFUSED.values(rows));
    await pool.query(FORGET);
    live.publish(STAFF, { topic: 'adoption', id: 'unknown-charge-points' });
  };
  background.every(WRITE_EVERY_MS, write);

  return {
    add(handshake: Handshake, at: Date): void {
      const { identity, remoteAddress, userAgent, password, secure, offersOcpp16, offered } = handshake;
      const known = refused.get(identity);
      if (!known && refused.size >= KEPT) return;
      refused.set(identity, {
        attempts: (known?.attempts ?? 0) + 1,
        firstAt: known?.firstAt ?? at,
        lastAt: at,
        address: remoteAddress,
        userAgent: userAgent?.slice(0, 200) ?? null,
        showedKey: password !== undefined,
        secure,
        foreignProtocols: offersOcpp16 ? null : (offered ?? ''),
      });
    },
    /** Writes what is left. */
    close: write,
  };
};

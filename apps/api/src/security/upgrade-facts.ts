import type { SecurityProfile } from '@laadpoort/domain/security/decide-connection';
import type { UpgradeFacts } from '@laadpoort/domain/security/profile-upgrade';
import type { Database } from '#platform/database/database.ts';

const FACTS = `
  SELECT least(cp.security_profile, cp.proven_security_profile) AS profile,
         cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL AS connected,
         cp.key_hash IS NOT NULL AS has_key, cp.pending_key_hash IS NOT NULL AS key_is_pending,
         (SELECT count(*)::int FROM installed_certificate i
           WHERE i.charge_point_id = cp.id AND i.certificate_type = 'CentralSystemRootCertificate') AS roots,
         EXISTS (SELECT FROM charge_point_certificate c
                  WHERE c.charge_point_id = cp.id AND c.state IN ('accepted', 'in-use') AND c.not_after > $2)
           AS has_certificate,
         (SELECT count(*)::int FROM session s WHERE s.charge_point_id = cp.id AND s.ended_at IS NULL) AS sessions,
         EXISTS (SELECT FROM security_upgrade u WHERE u.charge_point_id = cp.id AND u.state = 'running') AS upgrading
    FROM charge_point cp WHERE cp.id = $1`;

interface FactsRow {
  profile: SecurityProfile;
  connected: boolean;
  has_key: boolean;
  key_is_pending: boolean;
  roots: number;
  has_certificate: boolean;
  sessions: number;
  upgrading: boolean;
}

/** What the decision about an upgrade needs to know; null if there is no such charge point. */
export const readUpgradeFacts = async (
  { pool }: Database,
  chargePointId: string,
  now: Date,
): Promise<Omit<UpgradeFacts, 'toProfile' | 'tlsOffered'> | null> => {
  const { rows } = await pool.query<FactsRow>(FACTS, [chargePointId, now]);
  const [row] = rows;
  if (!row) return null;
  return {
    profile: row.profile,
    connected: row.connected,
    hasKey: row.has_key,
    keyIsPending: row.key_is_pending,
    centralSystemRoots: row.roots,
    hasCertificate: row.has_certificate,
    sessionsRunning: row.sessions,
    upgradeRunning: row.upgrading,
  };
};

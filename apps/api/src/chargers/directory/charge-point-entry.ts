import type { SecurityProfile } from '@laadpoort/domain/security/decide-connection';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { sharedQuirks } from './quirk-profiles.ts';

/** What the OCPP server keeps in memory of a charge point, so that a reconnect storm costs no queries. */
export interface ChargePointEntry {
  readonly id: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly identity: string;
  /** null only if no key is required (security profile 0). */
  readonly keyHash: Buffer | null;
  readonly securityProfile: SecurityProfile;
  /** The current key is also valid until the first connection with either. */
  readonly pendingKeyHash: Buffer | null;
  /** Highest profile it has connected with. */
  readonly provenSecurityProfile: SecurityProfile;
  /** Until then it may connect without TLS although the installation requires TLS. */
  readonly plainUntil: Date | null;
  readonly registration: 'accepted' | 'pending';
  /** Two chargers seem to use its identity. */
  readonly identityConflictAt: Date | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmwareVersion: string | null;
  /** From its quirk profiles and its own overrides. */
  readonly quirks: Quirks;
  /** IANA time zone of its station. */
  readonly timeZone: string;
}

export interface ChargePointRow {
  id: string;
  account_id: string;
  station_id: string;
  ocpp_identity: string;
  key_hash: Buffer | null;
  security_profile: SecurityProfile;
  pending_key_hash: Buffer | null;
  proven_security_profile: SecurityProfile;
  plain_until: Date | null;
  registration: 'accepted' | 'pending';
  identity_conflict_at: Date | null;
  vendor: string | null;
  model: string | null;
  firmware_version: string | null;
  quirk_overrides: Partial<Quirks>;
  time_zone: string;
}

export const SELECT_CHARGE_POINTS = `
  SELECT c.id, c.account_id, c.station_id, c.ocpp_identity, c.key_hash, c.security_profile, c.pending_key_hash,
         c.proven_security_profile, c.plain_until, c.registration, c.identity_conflict_at, c.vendor, c.model,
         c.firmware_version, c.quirk_overrides, s.time_zone
    FROM charge_point c JOIN station s ON s.id = c.station_id`;

export const toChargePointEntry = (
  row: ChargePointRow,
  quirksOf: ReturnType<typeof sharedQuirks>,
): ChargePointEntry => ({
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
  quirks: quirksOf(
    { vendor: row.vendor, model: row.model, firmwareVersion: row.firmware_version },
    row.quirk_overrides,
  ),
  timeZone: row.time_zone,
});

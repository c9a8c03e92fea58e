import type pg from 'pg';

/** A certificate whose key a charge point proved to have in its TLS handshake. It counts by its fingerprint, whoever signed it. */
interface PresentedCertificate {
  readonly chargePointId: string;
  /** SHA-256 of its DER, 64 hex digits in lower case. */
  readonly fingerprint: string;
}

// One that was sent is valid although its answer was lost: the charger may have accepted it.
const IS_ACCEPTED = `
  SELECT 1 FROM charge_point_certificate
   WHERE sha256_fingerprint = $2 AND charge_point_id = $1 AND state IN ('sent', 'accepted', 'in-use') AND not_after > $3`;

/** Whether this certificate is one of the charge point's own and still valid. */
export const isAcceptedCertificate = async (
  pool: pg.Pool,
  { chargePointId, fingerprint }: PresentedCertificate,
  now: Date,
): Promise<boolean> => (await pool.query(IS_ACCEPTED, [chargePointId, fingerprint, now])).rowCount === 1;

// The old certificate is valid until the first connection with the new one. A newer one still in progress is left
// alone.
const RECORD_USE = `
  WITH used AS (
    UPDATE charge_point_certificate SET state = 'in-use', changed_at = $3
     WHERE charge_point_id = $1 AND sha256_fingerprint = $2 AND state IN ('sent', 'accepted')
    RETURNING charge_point_id, created_at)
  UPDATE charge_point_certificate older SET state = 'superseded', changed_at = $3
    FROM used
   WHERE older.charge_point_id = used.charge_point_id AND older.created_at < used.created_at
     AND older.sha256_fingerprint <> $2 AND older.state IN ('sent', 'accepted', 'in-use')`;

/** A charge point has connected with this certificate; the first time, that retires the earlier ones. */
export const recordCertificateUse = async (
  pool: pg.Pool,
  { chargePointId, fingerprint }: PresentedCertificate,
  now: Date,
): Promise<void> => {
  await pool.query(RECORD_USE, [chargePointId, fingerprint, now]);
};

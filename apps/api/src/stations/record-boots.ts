import type { ParsedBootNotification } from '@laadpoort/ocpp/parse/notification-requests';
import type pg from 'pg';

export interface BootItem {
  readonly chargePointId: string;
  readonly boot: ParsedBootNotification;
  readonly receivedAt: Date;
}

/** A serial number that differs from the registered one is shown with the event: somebody may have swapped the device. */
const RECORD = `
  WITH b AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
      AS b(id, vendor, model, firmware, serial_number, at)
  ), updated AS (
    UPDATE charge_point SET vendor = coalesce(nullif(b.vendor, ''), charge_point.vendor),
           model = coalesce(nullif(b.model, ''), charge_point.model),
           firmware_version = coalesce(b.firmware, charge_point.firmware_version), booted_at = b.at
      FROM b WHERE charge_point.id = b.id
  )
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT b.id, 'boot', jsonb_strip_nulls(jsonb_build_object('vendor', b.vendor, 'model', b.model,
         'firmware', b.firmware, 'serialNumber', b.serial_number, 'previousFirmware',
         CASE WHEN cp.firmware_version <> b.firmware THEN cp.firmware_version END)), b.at, b.at
    FROM b JOIN charge_point cp ON cp.id = b.id`;

/** Stores what chargers said of themselves at a boot. */
export const recordBoots = async (
  pool: pg.Pool,
  items: readonly BootItem[],
): Promise<readonly undefined[]> => {
  await pool.query({
    name: 'record-boots',
    text: RECORD,
    values: [
      items.map(({ chargePointId }) => chargePointId),
      items.map(({ boot }) => boot.chargePointVendor),
      items.map(({ boot }) => boot.chargePointModel),
      items.map(({ boot }) => boot.firmwareVersion),
      items.map(({ boot }) => boot.chargePointSerialNumber ?? boot.chargeBoxSerialNumber),
      items.map(({ receivedAt }) => receivedAt.toISOString()),
    ],
  });
  return items.map(() => undefined);
};

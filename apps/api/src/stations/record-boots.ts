import type { ParsedBootNotification } from '@laadpoort/ocpp/parse/notification-requests';
import { alertsOf } from '#chargers/alerts/raise-alert.ts';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';

export interface BootItem {
  readonly chargePointId: string;
  readonly boot: ParsedBootNotification;
  readonly receivedAt: Date;
}

const BOOTS = columns<BootItem>({
  id: ['uuid', ({ chargePointId }) => chargePointId],
  vendor: ['text', ({ boot }) => boot.chargePointVendor],
  model: ['text', ({ boot }) => boot.chargePointModel],
  firmware: ['text', ({ boot }) => boot.firmwareVersion],
  serial_number: ['text', ({ boot }) => boot.chargePointSerialNumber ?? boot.chargeBoxSerialNumber],
  at: ['timestamptz', ({ receivedAt }) => receivedAt],
});

/** A serial number, vendor or model that differs from the last one reported: somebody may have replaced the device. */
const RECORD = `
  WITH b AS (
    SELECT * FROM ${BOOTS.as('b')}
  ), booted AS (
    SELECT b.*, jsonb_strip_nulls(jsonb_build_object(
             'previousSerialNumber', CASE WHEN lower(trim(cp.reported_serial_number)) <> lower(trim(nullif(b.serial_number, '')))
                                          THEN cp.reported_serial_number END,
             'previousVendor', CASE WHEN lower(trim(cp.vendor)) <> lower(trim(nullif(b.vendor, ''))) THEN cp.vendor END,
             'previousModel', CASE WHEN lower(trim(cp.model)) <> lower(trim(nullif(b.model, ''))) THEN cp.model END
           )) AS hardware_before,
           CASE WHEN cp.firmware_version <> b.firmware THEN cp.firmware_version END AS firmware_before
      FROM b JOIN charge_point cp ON cp.id = b.id
  ), updated AS (
    UPDATE charge_point SET vendor = coalesce(nullif(b.vendor, ''), charge_point.vendor),
           model = coalesce(nullif(b.model, ''), charge_point.model),
           firmware_version = coalesce(b.firmware, charge_point.firmware_version),
           reported_serial_number = coalesce(nullif(b.serial_number, ''), reported_serial_number), booted_at = b.at
      FROM b WHERE charge_point.id = b.id
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
    SELECT id, 'boot', jsonb_strip_nulls(jsonb_build_object('vendor', vendor, 'model', model, 'firmware', firmware,
           'serialNumber', serial_number, 'previousFirmware', firmware_before)) || hardware_before, at, at
      FROM booted
  ), replaced AS (
    SELECT id AS charge_point_id, 'hardware-changed' AS kind, hardware_before AS detail, at
      FROM booted WHERE hardware_before <> '{}'
  ), ${alertsOf('replaced')}
  SELECT charge_point_id FROM replaced`;

/** Stores what chargers reported at a boot; returns for each whether its hardware had been another before. */
export const recordBoots = async (pool: pg.Pool, items: readonly BootItem[]): Promise<readonly boolean[]> => {
  const { rows } = await pool.query<{ charge_point_id: string }>({
    name: 'record-boots',
    text: RECORD,
    values: BOOTS.values(items),
  });
  const replaced = new Set(rows.map((row) => row.charge_point_id));
  return items.map(({ chargePointId }) => replaced.has(chargePointId));
};

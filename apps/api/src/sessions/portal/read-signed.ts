import type { SessionDetail } from '@laadpoort/contract/sessions/session';
import { parseOcmf } from '@laadpoort/ocpp/parse/ocmf';
import type { Database } from '#platform/database/database.ts';
import type { ListedSession } from './listed-session.ts';

const MAX_READ = 200;

/** What the meter has signed for this session: the first begin and the last end; null if nothing that can be read. */
export const readSigned = async (
  { pool }: Database,
  { id, chargePointId, connectorId, startedAt, endedAt }: ListedSession,
  now: Date,
): Promise<SessionDetail['signed']> => {
  const { rows } = await pool.query<{ text: string }>(
    `SELECT sample.value #>> '{}' AS text
       FROM meter_reading m, jsonb_array_elements(m.other_samples) sample
      WHERE m.charge_point_id = $1 AND m.connector_id = $2 AND m.session_id = $5
        AND m.at BETWEEN $3::timestamptz - interval '1 minute' AND $4::timestamptz + interval '5 minutes'
        AND jsonb_typeof(sample.value) = 'string'
      ORDER BY m.at LIMIT ${MAX_READ}`,
    [chargePointId, connectorId, startedAt, endedAt ?? now, id],
  );
  const signed = rows.flatMap(({ text }) => parseOcmf(text) ?? []);
  if (signed.length === 0) return null;
  const beginWh = signed.find((each) => each.beginWh !== null)?.beginWh ?? null;
  const endWh = signed.findLast((each) => each.endWh !== null)?.endWh ?? null;
  return {
    beginWh: beginWh === null ? null : Number(beginWh),
    endWh: endWh === null ? null : Number(endWh),
    meterSerial: signed.find(({ meterSerial }) => meterSerial !== null)?.meterSerial ?? null,
  };
};

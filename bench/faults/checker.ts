import type { Client } from 'pg';
import type { History } from './charger.ts';

/** What the database has, compared with what the chargers were told. All empty if nothing is wrong. */
export interface Verdict {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
}

interface SessionRow {
  id: number;
  id_tag: string;
  meter_start_wh: string;
  meter_stop_wh: string | null;
  energy_wh: string;
  state: string;
  identity: string;
}

export const compare = async (histories: readonly History[], database: Client): Promise<Verdict> => {
  const sessions = await database.query<SessionRow>(
    `SELECT s.id, s.id_tag, s.meter_start_wh, s.meter_stop_wh, s.energy_wh, s.state, c.ocpp_identity AS identity
       FROM session s JOIN charge_point c ON c.id = s.charge_point_id`,
  );
  const readings = await database.query<{ identity: string; energy_wh: string; times: string }>(
    `SELECT c.ocpp_identity AS identity, m.energy_wh, count(*) AS times
       FROM meter_reading m JOIN charge_point c ON c.id = m.charge_point_id GROUP BY 1, 2`,
  );
  const byTag = Map.groupBy(sessions.rows, ({ identity, id_tag }) => `${identity} ${id_tag}`);
  const timesRead = new Map(
    readings.rows.map((row) => [`${row.identity} ${row.energy_wh}`, Number(row.times)]),
  );
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];
  for (const { identity, starts, stops, readings: read, violations } of histories) {
    wrong.push(...violations.map((violation) => `${identity}: ${violation}`));
    for (const [idTag, { transactionId, meterStartWh }] of starts) {
      const rows = byTag.get(`${identity} ${idTag}`) ?? [];
      const what = `${identity} start ${idTag} (${transactionId})`;
      if (!rows.some(({ id }) => id === transactionId)) lost.push(what);
      if (rows.length > 1) doubled.push(what);
      if (rows.some((row) => Number(row.meter_start_wh) !== meterStartWh)) wrong.push(what);
      const stopWh = stops.get(idTag);
      const row = rows.find(({ id }) => id === transactionId);
      if (stopWh === undefined || row === undefined) continue;
      if (row.state !== 'completed' || Number(row.meter_stop_wh) !== stopWh) lost.push(`stop of ${what}`);
      else if (Number(row.energy_wh) !== stopWh - meterStartWh) wrong.push(`energy of ${what}`);
    }
    for (const { idTag, registerWh } of read) {
      const times = timesRead.get(`${identity} ${registerWh}`) ?? 0;
      if (times === 0) lost.push(`${identity} reading ${registerWh} of ${idTag}`);
      if (times > 1) doubled.push(`${identity} reading ${registerWh} of ${idTag}`);
    }
  }
  const acknowledged = histories.reduce((sum, history) => sum + history.acknowledged, 0);
  return { acknowledged, lost, doubled, wrong };
};

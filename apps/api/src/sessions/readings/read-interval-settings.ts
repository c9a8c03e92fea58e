import type { IntervalSettings } from '@laadpoort/domain/sessions/readings/intervals/interval-lengths';
import type pg from 'pg';

const READ = `
  SELECT key, value FROM configuration_key
   WHERE charge_point_id = $1 AND key IN ('ClockAlignedDataInterval', 'MeterValueSampleInterval')`;

/** The interval lengths of charge points, as far as their configuration is known. */
export const readIntervalSettings = async (
  pool: pg.Pool,
  chargePointId: string,
): Promise<IntervalSettings> => {
  const { rows } = await pool.query<{ key: string; value: string | null }>(READ, [chargePointId]);
  const secondsOf = (key: string): number | null => {
    const seconds = Number(rows.find((row) => row.key === key)?.value ?? NaN);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  };
  return {
    clockAlignedSeconds: secondsOf('ClockAlignedDataInterval'),
    sampledSeconds: secondsOf('MeterValueSampleInterval'),
  };
};

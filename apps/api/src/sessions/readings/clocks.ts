import {
  knownBefore,
  rememberSample,
  seemsLocalTime,
  type ClockHistory,
} from '@laadpoort/domain/sessions/readings/times/clock-skew';
import { correctedTime } from '@laadpoort/domain/sessions/readings/times/charge-point-time';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import { alertsOf } from '#chargers/alerts/raise-alert.ts';
import type pg from 'pg';

/** The time that counts for a charger's timestamp, and whether it was corrected; null: the time of receipt is used. */
export interface CountedTime {
  readonly at: Date | null;
  readonly corrected: boolean;
}

interface Clock {
  /** Learns from a message that is sent live. */
  readonly observe: (time: ChargerTime, receivedAt: Date) => void;
  readonly read: (time: ChargerTime) => CountedTime;
}

/** The clock of a charge point; what was last known of it is read once. */
export type Clocks = (chargePointId: string) => Promise<Clock>;

interface ClocksOptions {
  readonly pool: pg.Pool;
  /** Its clock is more than a minute off: an alert was stored. */
  readonly onWrong: (chargePointId: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** A difference below this is due to the network. */
const WORTH_WRITING_SECONDS = 5;

const WRITE = 'UPDATE charge_point SET clock_skew_seconds = $2 WHERE id = $1';

const WRITE_WRONG = `
  WITH written AS (
    UPDATE charge_point SET clock_skew_seconds = $2::int WHERE id = $1 RETURNING id
  ), wrong AS (
    SELECT id AS charge_point_id, 'clock' AS kind, $4::timestamptz AS at,
           jsonb_build_object('skewSeconds', $2::int, 'localTime', $3::boolean) AS detail FROM written
  ), ${alertsOf('wrong')}
  SELECT FROM raised`;

const ZONE = `
  SELECT station.time_zone FROM charge_point JOIN station ON station.id = charge_point.station_id
   WHERE charge_point.id = $1`;

const READ = 'SELECT clock_skew_seconds FROM charge_point WHERE id = $1';

/** How far the clocks of the chargers connected here are off. Their original timestamps are never changed. */
export const createClocks = (options: ClocksOptions): Clocks => {
  const clocks = new Map<string, Promise<Clock>>();
  return (chargePointId) => {
    const known = clocks.get(chargePointId);
    if (known) return known;
    const clock = openClock(options, chargePointId);
    clocks.set(chargePointId, clock);
    // Whoever is waiting gets the error; the next message tries again.
    clock.catch(() => clocks.delete(chargePointId));
    return clock;
  };
};

const openClock = async (
  { pool, onWrong, onFault }: ClocksOptions,
  chargePointId: string,
): Promise<Clock> => {
  const { rows } = await pool.query<{ clock_skew_seconds: number | null }>({
    name: 'known-clock',
    text: READ,
    values: [chargePointId],
  });
  const knownSeconds = rows[0]?.clock_skew_seconds ?? null;
  let history = knownBefore(knownSeconds);
  let writtenSeconds = knownSeconds ?? 0;
  let told = history.skew?.isOff ?? false;

  const write = async (written: ClockHistory, skewSeconds: number, tell: boolean) => {
    const last = written.samples.at(-1);
    if (!tell || last === undefined) return pool.query(WRITE, [chargePointId, skewSeconds]);
    const [row] = (await pool.query<{ time_zone: string }>(ZONE, [chargePointId])).rows;
    if (row === undefined) return undefined;
    // Whether it writes the station's local time without a zone.
    const localTime = seemsLocalTime(written, row.time_zone);
    await pool.query(WRITE_WRONG, [chargePointId, skewSeconds, localTime, last.receivedAt]);
    return onWrong(chargePointId);
  };

  return {
    observe({ sent, quality }, receivedAt) {
      if (sent === null) return;
      history = rememberSample(history, { sentAt: sent, receivedAt, zoneless: quality === 'zone-assumed' });
      const { skew } = history;
      if (skew === null) return;
      const skewSeconds = Math.round(skew.skewMs / 1000);
      const tell = skew.isOff && !told;
      told = skew.isOff;
      if (!tell && Math.abs(skewSeconds - writtenSeconds) < WORTH_WRITING_SECONDS) return;
      const before = writtenSeconds;
      writtenSeconds = skewSeconds;
      write(history, skewSeconds, tell).catch((error: unknown) => {
        // The next message tries again.
        writtenSeconds = before;
        if (tell) told = false;
        onFault(error);
      });
    },

    read({ at, sent, quality }) {
      const correctionMs = history.skew?.correctionMs ?? null;
      if (correctionMs !== null && sent !== null)
        return { at: correctedTime(sent, correctionMs), corrected: true };
      const isUnknown = quality === 'absurd' || quality === 'missing';
      return { at: isUnknown ? null : at, corrected: false };
    },
  };
};

/** The reading at the time that counts for it. */
export const counted = (reading: MeterReading, { at, corrected }: CountedTime): MeterReading =>
  corrected && at !== null ? { ...reading, at } : reading;

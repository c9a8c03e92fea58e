import {
  NO_HISTORY,
  rememberSample,
  seemsLocalTime,
  type ClockHistory,
} from '@laadpoort/domain/sessions/clock-skew';
import { correctedTime } from '@laadpoort/domain/sessions/charge-point-time';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type pg from 'pg';

/** A clock that is more than a minute off. */
export interface WrongClock {
  readonly chargePointId: string;
  readonly skewSeconds: number;
  /** It writes the station's local time and calls it nothing. */
  readonly localTime: boolean;
  readonly at: Date;
}

/** A time of a charger as it counts, and whether it had to be corrected; null: the time of receipt stands in. */
export interface CountedTime {
  readonly at: Date | null;
  readonly corrected: boolean;
}

export interface Clocks {
  /** Learns from a message that is sent as things happen. */
  readonly observe: (chargePointId: string, time: ChargerTime, receivedAt: Date) => void;
  readonly read: (chargePointId: string, time: ChargerTime) => CountedTime;
}

interface ClocksOptions {
  readonly pool: pg.Pool;
  readonly onWrong: (wrong: WrongClock) => void;
  readonly onError: (error: unknown) => void;
}

interface Known {
  history: ClockHistory;
  writtenSeconds: number;
  told: boolean;
}

/** A difference below this is the network's. */
const WORTH_WRITING_SECONDS = 5;

const WRITE = `
  UPDATE charge_point SET clock_skew_seconds = $2 FROM station
   WHERE charge_point.id = $1 AND station.id = charge_point.station_id
  RETURNING station.time_zone`;

/** How far the clocks of the chargers that are connected here are off. What they wrote is never changed. */
export const createClocks = ({ pool, onWrong, onError }: ClocksOptions): Clocks => {
  const known = new Map<string, Known>();

  const write = async (chargePointId: string, history: ClockHistory, skewSeconds: number, tell: boolean) => {
    const { rows } = await pool.query<{ time_zone: string }>(WRITE, [chargePointId, skewSeconds]);
    const [row] = rows;
    const last = history.samples.at(-1);
    if (!tell || row === undefined || last === undefined) return;
    const localTime = seemsLocalTime(history, row.time_zone);
    onWrong({ chargePointId, skewSeconds, localTime, at: last.receivedAt });
  };

  return {
    observe(chargePointId, { sent, quality }, receivedAt) {
      if (sent === null) return;
      const clock = known.get(chargePointId) ?? { history: NO_HISTORY, writtenSeconds: 0, told: false };
      known.set(chargePointId, clock);
      const sample = { sentAt: sent, receivedAt, zoneless: quality === 'zone-assumed' };
      clock.history = rememberSample(clock.history, sample);
      const { skew } = clock.history;
      if (skew === null) return;
      const skewSeconds = Math.round(skew.skewMs / 1000);
      const tell = skew.isOff && !clock.told;
      clock.told = skew.isOff;
      if (!tell && Math.abs(skewSeconds - clock.writtenSeconds) < WORTH_WRITING_SECONDS) return;
      clock.writtenSeconds = skewSeconds;
      write(chargePointId, clock.history, skewSeconds, tell).catch(onError);
    },

    read(chargePointId, { at, sent, quality }) {
      const correctionMs = known.get(chargePointId)?.history.skew?.correctionMs ?? null;
      if (correctionMs !== null && sent !== null)
        return { at: correctedTime(sent, correctionMs), corrected: true };
      const isUnknown = quality === 'absurd' || quality === 'missing';
      return { at: isUnknown ? null : at, corrected: false };
    },
  };
};

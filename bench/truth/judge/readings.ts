import {
  withIntervalLengths,
  type IntervalSample,
} from '@laadpoort/domain/sessions/readings/intervals/interval-lengths';
import { readingOfSession, type MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import type { MeterReading as ParsedReading } from '@laadpoort/ocpp/parse/meter-reading';
import type { ParsedMeterValues } from '@laadpoort/ocpp/parse/transaction-requests';
import { realOf, voltageOf, wholeOf } from '@laadpoort/api/sessions/readings/meter-reading-rows';
import { intervalOf } from '@laadpoort/api/sessions/readings/interval-of';
import type { ChargingPoint } from '../world/charger.ts';
import type { StoredSession } from './stored-session.ts';

interface StoredReading {
  readonly connectorId: number;
  readonly sessionId: number | null;
  readonly reading: ParsedReading;
}

/** The table `meter_reading` of one charger. */
export interface Readings {
  /** The session that it belongs to, as it is stored. */
  readonly add: (request: ParsedMeterValues) => StoredSession | null;
  readonly store: (
    session: StoredSession | null,
    connectorId: number,
    readings: readonly ParsedReading[],
  ) => void;
  /** Its last register. */
  readonly lastOf: (session: StoredSession) => { readonly at: Date; readonly registerWh: bigint } | null;
  /** As its energy is decided from them. */
  readonly during: (session: StoredSession, until: Date) => readonly MeterReading[];
}

export const createReadings = (
  sessions: readonly StoredSession[],
  points: readonly ChargingPoint[],
): Readings => {
  const rows: StoredReading[] = [];
  const atOnce = new Map<string, StoredReading[]>();
  const store: Readings['store'] = (session, connectorId, readings) => {
    for (const reading of readings) {
      const key = `${connectorId} ${reading.at.getTime()}`;
      const others = atOnce.get(key) ?? [];
      if (others.some((other) => isSame(other.reading, reading))) continue;
      const row = { connectorId, sessionId: session?.id ?? null, reading };
      rows.push(row);
      atOnce.set(key, [...others, row]);
    }
  };
  return {
    store,
    add(request) {
      const session = sessionOf(request, sessions, points);
      for (const reading of request.readings) {
        const belongs =
          session !== null && (session.id === request.transactionId || reading.at >= session.startedAt);
        if (belongs) store(session, session.connectorId, [reading]);
        else store(null, request.connectorId, [reading]);
      }
      return session;
    },
    lastOf(session) {
      const own = rows.filter(
        ({ sessionId, reading }) => sessionId === session.id && reading.at >= session.startedAt,
      );
      const last = own.reduce<ParsedReading | null>(
        (latest, { reading }) =>
          reading.energyWh !== null && (latest === null || reading.at >= latest.at) ? reading : latest,
        null,
      );
      return last === null || last.energyWh === null ? null : { at: last.at, registerWh: last.energyWh };
    },
    during: (session, until) => {
      const own = rows
        .filter((row) => isReadFor(row, session, until))
        .toSorted((a, b) => a.reading.at.getTime() - b.reading.at.getTime());
      const intervals = own.flatMap(({ reading }): IntervalSample[] => {
        const interval = intervalOf(reading.at, reading.otherSamples);
        return interval === null ? [] : [interval];
      });
      const read = own.flatMap(
        ({ reading }) => readingOfSession(readingOf(reading), session.startedAt, until) ?? [],
      );
      if (intervals.length === 0) return read;
      const lengths = withIntervalLengths(intervals, { clockAlignedSeconds: null, sampledSeconds: null });
      return [...read, ...lengths].toSorted((a, b) => a.at.getTime() - b.at.getTime());
    },
  };
};

/** As by the fingerprint of its values. */
const isSame = (a: ParsedReading, b: ParsedReading): boolean =>
  JSON.stringify([a.raw, a.samples, a.signedData]) === JSON.stringify([b.raw, b.samples, b.signedData]);

const BEFORE_MS = 2 * 3_600_000;
const AFTER_MS = 5 * 60_000;

/** As apps/api sessions/readings/read-readings has it. */
const isReadFor = (
  { connectorId, sessionId, reading: { at, beginWh, endWh } }: StoredReading,
  { id, connectorId: ofSession, startedAt }: StoredSession,
  until: Date,
): boolean => {
  if (connectorId !== ofSession || (sessionId !== id && sessionId !== null)) return false;
  if (at >= startedAt && at <= until) return true;
  const isNear =
    at.getTime() >= startedAt.getTime() - BEFORE_MS && at.getTime() <= until.getTime() + AFTER_MS;
  return isNear && sessionId === id && (at < startedAt || beginWh !== null || endWh !== null);
};

/** As it is stored and read again. */
const readingOf = (reading: ParsedReading): MeterReading => ({
  at: reading.at,
  registerWh: reading.energyWh,
  beginWh: reading.beginWh,
  endWh: reading.endWh,
  powerW: wholeOf(reading.powerW),
  currentA: {
    l1: realOf(reading.currentA.l1),
    l2: realOf(reading.currentA.l2),
    l3: realOf(reading.currentA.l3),
  },
  voltageV: realOf(voltageOf(reading.voltageV)),
});

/** As apps/api sessions/session-facts finds it. */
const sessionOf = (
  { transactionId, connectorId, readings }: ParsedMeterValues,
  sessions: readonly StoredSession[],
  points: readonly ChargingPoint[],
): StoredSession | null => {
  const at = readings.at(-1)?.at;
  if (at === undefined) return null;
  const named = sessions.find(({ id }) => id === transactionId) ?? null;
  const place = connectorId === 0 && points.length === 1 ? points[0]?.connectorId : connectorId;
  const running = sessions.find((session) => session.state === 'charging' && session.connectorId === place);
  if (named === null) return running ?? null;
  const ended = named.stop?.stoppedAt;
  const isNamed = running === undefined || ended === undefined || at <= ended || at < running.startedAt;
  return isNamed ? named : running;
};

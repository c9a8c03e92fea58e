import type { EnergyFacts } from '@laadpoort/domain/sessions/readings/energy-facts';
import { contradictsNext, tellsOfPrevious, sessionEnergy } from '@laadpoort/domain/sessions/readings/energy';
import { withoutEnergy } from '@laadpoort/domain/sessions/session';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargingPoint } from '../world/charger.ts';
import type { Readings } from './readings.ts';
import { inOrder, type StoredSession } from './stored-session.ts';

/** What the portal knows of one charger. */
export interface Portal {
  readonly points: readonly ChargingPoint[];
  readonly sessions: StoredSession[];
  readonly readings: Readings;
}

/** The clock of the charger is not known, so its times are never corrected. */
export const countedTime = ({ at, quality }: ChargerTime): Date | null =>
  quality === 'absurd' || quality === 'missing' ? null : at;

/** As apps/api sessions/stop/complete-session does at a stop, and upkeep/remeasure-ended after it. */
export const measure = ({ points, sessions, readings }: Portal, session: StoredSession): void => {
  const { stop, startedAt, anomalies } = session;
  if (stop === null) return;
  const point = points.find(({ connectorId }) => connectorId === session.connectorId);
  session.energy = sessionEnergy({
    startedAt,
    stoppedAt: stop.stoppedAt,
    meterStartWh: anomalies.includes('no_meter_start') ? null : session.meterStartWh,
    meterStopWh: stop.meterStopWh,
    readings: readings.during(session, stop.stoppedAt),
    maxPowerW: point?.maxPowerW ?? null,
    current: point?.current ?? 'ac',
    register: 'auto',
    ...neighboursOf(session, sessions),
  });
  session.anomalies = [...new Set([...withoutEnergy(anomalies), ...session.energy.anomalies])];
};

/** Registers that were doubted there are told as such: as apps/api sessions/readings/neighbours. */
const DOUBTED_STOP = [
  'meter_regression',
  'meter_reset',
  'register_factor',
  'register_jump',
  'stop_register',
] as const;

const neighboursOf = (
  session: StoredSession,
  sessions: readonly StoredSession[],
): Pick<EnergyFacts, 'previousEnd' | 'nextStart' | 'toldAfterWh'> => {
  const row = inOrder(sessions, session.connectorId);
  const previous = row.findLast(({ startedAt }) => startedAt < session.startedAt);
  const next = row.find(({ startedAt }) => startedAt > session.startedAt);
  return {
    previousEnd: previous?.stop
      ? {
          at: previous.stop.stoppedAt,
          registerWh: endOf(previous),
          isDoubted: isStopDoubted(previous),
        }
      : null,
    nextStart: next
      ? {
          at: next.startedAt,
          registerWh: next.anomalies.includes('no_meter_start') ? null : next.meterStartWh,
          isDoubted: next.anomalies.includes('start_register'),
        }
      : null,
    toldAfterWh:
      row
        .toSorted((a, b) => a.id - b.id)
        .find(
          ({ id, startedAt, meterStartWh }) =>
            id > session.id &&
            isJustBefore(startedAt, session.startedAt) &&
            meterStartWh > session.meterStartWh,
        )?.meterStartWh ?? null,
  };
};

const TOLD_WITHIN_MS = 2 * 24 * 3_600_000;

const isJustBefore = (earlier: Date, later: Date): boolean =>
  earlier < later && later.getTime() - earlier.getTime() < TOLD_WITHIN_MS;

/** What an ended session contradicts, or confirms, ended before anybody could know. */
export const measureContradicted = (portal: Portal, session: StoredSession): void => {
  const { anomalies, meterStartWh, connectorId, startedAt } = session;
  const facts = {
    meterStartWh: anomalies.includes('no_meter_start') ? null : meterStartWh,
    meterStopWh: session.stop?.meterStopWh ?? null,
    ...neighboursOf(session, portal.sessions),
  };
  const row = inOrder(portal.sessions, connectorId);
  const previous = row.findLast((other) => other.startedAt < startedAt);
  if (previous && tellsOfPrevious(facts, anomalies)) measure(portal, previous);
  const next = row.find((other) => other.startedAt > startedAt);
  if (next && contradictsNext(facts, anomalies)) measure(portal, next);
  const toldBefore = row
    .toSorted((a, b) => b.id - a.id)
    .find(
      (other) =>
        other.id < session.id &&
        isJustBefore(startedAt, other.startedAt) &&
        other.meterStartWh < meterStartWh &&
        (other.stop?.meterStopWh ?? 0n) > meterStartWh,
    );
  if (toldBefore) measure(portal, toldBefore);
};

/** Where the stop named no register, that at which its energy ended. */
const endOf = ({ stop, energy }: StoredSession): bigint | null =>
  stop?.meterStopWh && stop.meterStopWh > 0n ? stop.meterStopWh : (energy?.endWh ?? null);

const isStopDoubted = ({ anomalies }: StoredSession): boolean =>
  DOUBTED_STOP.some((anomaly) => anomalies.includes(anomaly)) ||
  (anomalies.includes('registers_disagree') && !anomalies.includes('start_register'));

import {
  decideAuthorization,
  type AuthorizationDecision,
} from '@laadpoort/domain/whitelist/decide-authorization';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { DemoCard } from './cards.ts';
import { chargeVehicle, type Charge } from './charge.ts';
import type { DemoChargePoint, DemoStation } from './demo-station.ts';
import { Random } from './random.ts';
import { whitelist } from './whitelist.ts';

export const DAY_MS = 86_400_000;

export interface PastSession {
  readonly station: DemoStation;
  readonly chargePoint: DemoChargePoint;
  readonly connectorId: number;
  readonly card: DemoCard;
  readonly decision: AuthorizationDecision;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly meterStartWh: number;
  readonly charge: Charge;
  /** `null`: no stop was reported. */
  readonly stopReason: string | null;
  readonly anomalies: readonly SessionAnomaly[];
}

/** Sessions, counted from the last, that await a decision. */
export const ANOMALIES_OF_VISITS: ReadonlyMap<number, readonly SessionAnomaly[]> = new Map([
  [9, ['presumed_end']],
  [31, ['meter_reset']],
]);

export interface Visit {
  readonly station: DemoStation;
  readonly chargePoint: DemoChargePoint;
  readonly connectorId: number;
  readonly startedAt: Date;
}

/** The session of a visit; null if the charging point is taken, or every card of the place is charging elsewhere. */
export const carryOut = (
  { station, chargePoint, connectorId, startedAt }: Visit,
  busyUntil: Map<string, number>,
  registerWh: Map<string, number>,
  random: Random,
): PastSession | null => {
  const connector = `${chargePoint.identity} ${connectorId}`;
  const start = startedAt.getTime();
  const isFree = (who: string) => (busyUntil.get(who) ?? 0) < start - 10 * 60_000;
  if (!isFree(connector)) return null;
  const card = [1, 2, 3, 4].map(() => random.pick(station.habit.cards)).find(({ uid }) => isFree(uid));
  if (!card) return null;

  const failed = random.chance(0.012);
  const hours = failed ? random.between(0.006, 0.015) : random.between(...station.habit.stayHours);
  const endedAt = new Date(start + Math.round(hours * 3600) * 1000);
  const meterStartWh = registerWh.get(connector) ?? Math.round(random.between(100_000, 900_000));
  const charged = chargeVehicle({
    startedAt,
    endedAt,
    meterStartWh,
    demandWh: demandWh(station, startedAt, random),
    limitW: failed ? 0 : limitW(chargePoint, connectorId, card),
  });
  busyUntil.set(connector, endedAt.getTime()).set(card.uid, endedAt.getTime());
  registerWh.set(connector, meterStartWh + charged.energyWh);
  return {
    station,
    chargePoint,
    connectorId,
    card,
    decision: decide(station, card, startedAt),
    startedAt,
    endedAt,
    meterStartWh,
    charge: charged,
    stopReason: failed || random.chance(0.25) ? 'EVDisconnected' : 'Local',
    anomalies: failed ? ['zero_energy', 'short_session'] : random.chance(0.006) ? ['offline_start'] : [],
  };
};

/** Batteries are emptier in cold weather. */
const demandWh = (station: DemoStation, at: Date, random: Random): number => {
  const yearShare = (at.getTime() / DAY_MS / 365.25) % 1;
  const season = 1 + 0.16 * Math.cos(2 * Math.PI * (yearShare - 0.04));
  const [low, high] = station.habit.energyKwh;
  // The mean of two draws: most want something in the middle.
  return Math.round(((random.between(low, high) + random.between(low, high)) / 2) * 1000 * season);
};

/** The car that a card is used for never changes: its on-board charger follows from the number. */
const limitW = (chargePoint: DemoChargePoint, connectorId: number, { uid }: DemoCard): number => {
  const connector = chargePoint.connectors[connectorId - 1];
  const onBoardW = [7_360, 11_040, 11_040, 3_680, 22_080][Number.parseInt(uid.slice(4, 6), 16) % 5] ?? 11_040;
  return Math.min(onBoardW, (connector?.phases ?? 3) * (connector?.maxCurrentA ?? 16) * 230);
};

const decide = (station: DemoStation, card: DemoCard, now: Date): AuthorizationDecision => {
  const entry = station.account === 'owner' ? whitelist.find(({ uid }) => uid === card.uid) : undefined;
  return decideAuthorization({
    now,
    stationId: station.id,
    chargePointInService: true,
    authorizationMode: station.mode,
    publiclyAvailable: station.public,
    reportedLost: false,
    whitelistEntry: entry ? { ...entry, validFrom: null, validUntil: null } : null,
    knownCard: { status: 'valid', ofOwnAccount: card.holderId !== null && station.account === 'owner' },
    groups: [],
    station: { timeZone: 'Europe/Amsterdam', tariff: null },
    openSessionElsewhere: false,
  });
};

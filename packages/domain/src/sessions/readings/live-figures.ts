import { ZERO_AMOUNT } from '../../money/amount.ts';
import { priceSession, type FreeOfCharge } from '../../tariffs/price-session.ts';
import type { TariffVersion } from '../../tariffs/tariff.ts';
import type { Quirks } from '../../stations/quirks.ts';
import { REGISTER_TOLERANCE_WH } from './registers/meter-register.ts';

/** A power reading older than this says nothing about now. */
const POWER_VALID_MS = 15 * 60_000;

export interface LiveFacts {
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  /** Energy so far as last computed, 0 at the start. */
  readonly energyWh: bigint;
  readonly tariff: TariffVersion | null;
  readonly free: FreeOfCharge | null;
}

export interface LatestReading {
  readonly at: Date;
  readonly registerWh: bigint | null;
  readonly powerW: number | null;
}

export interface LiveFigures {
  readonly energyWh: bigint;
  /** `null`: not measured, or too long ago. */
  readonly powerW: number | null;
  readonly durationSeconds: number;
  /** 6 places; provisional until the stop. */
  readonly amount: string;
}

/** Energy, power, duration and amount so far of a running session. */
export const liveFigures = (session: LiveFacts, reading: LatestReading | null, now: Date): LiveFigures => {
  const energyWh = energySoFar(session.meterStartWh, reading?.registerWh ?? null, session.energyWh);
  const isRecent = reading !== null && now.getTime() - reading.at.getTime() <= POWER_VALID_MS;
  return {
    energyWh,
    powerW: isRecent ? reading.powerW : null,
    durationSeconds: durationSeconds(session.startedAt, now),
    amount: energyWh === 0n ? ZERO_AMOUNT : priceSession({ ...session, energyWh }).amount,
  };
};

/**
 * Energy so far in Wh, including one more register sample. It never falls during a session: a register below the one at
 * the start counts from the start of the session instead, and the whole sequence is judged at the stop.
 */
export const energySoFar = (
  meterStartWh: bigint,
  registerWh: bigint | null,
  previousWh: bigint,
  register: Quirks['register'] = 'auto',
): bigint => {
  if (registerWh === null || registerWh < 0n) return previousWh;
  const isBelow = registerWh + BigInt(REGISTER_TOLERANCE_WH) < meterStartWh;
  const isRelative = register === 'session' || (register === 'auto' && isBelow);
  const energyWh = isRelative ? registerWh : registerWh - meterStartWh;
  return energyWh > previousWh ? energyWh : previousWh;
};

/** Whole seconds from start to `until`, never negative, since charge points' clocks may be ahead of ours. */
export const durationSeconds = (startedAt: Date, until: Date): number => {
  return Math.max(0, Math.floor((until.getTime() - startedAt.getTime()) / 1000));
};

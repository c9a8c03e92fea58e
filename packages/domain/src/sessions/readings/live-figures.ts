import { ZERO_AMOUNT } from '../../money/amount.ts';
import { priceSession, type PricingFacts } from '../../tariffs/price-session.ts';
import type { Quirks } from '../../stations/quirks.ts';
import type { RegisterAt } from './energy-facts.ts';
import { REGISTER_TOLERANCE_WH, usableRegister } from './registers/meter-register.ts';
import { mostWh } from './registers/register-chain.ts';

/** A power reading older than this says nothing about now. */
const POWER_VALID_MS = 15 * 60_000;
/** Registers in whole kWh are rounded by as much. */
const LIVE_TOLERANCE_WH = 1000;

/** Its energy is that so far as last computed, 0 at the start. */
export type LiveFacts = LiveBegin & PricingFacts;

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
  const energyWh = reading === null ? session.energyWh : energySoFar(session, reading, session.energyWh);
  const isRecent = reading !== null && now.getTime() - reading.at.getTime() <= POWER_VALID_MS;
  return {
    energyWh,
    powerW: isRecent ? reading.powerW : null,
    durationSeconds: durationSeconds(session.startedAt, now),
    amount: energyWh === 0n ? ZERO_AMOUNT : priceSession({ ...session, energyWh }).amount,
  };
};

/** What a running session's registers are counted from. */
export interface LiveBegin {
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  /** The first sample of the session, if there is one. */
  readonly first?: RegisterAt | null;
  /** Of the connector. */
  readonly maxPowerW: number;
}

/**
 * Energy so far in Wh, including one more register sample. It never falls during a session: a register below the one at
 * the start counts from the start of the session instead. What the connector cannot have delivered by then does not
 * count, neither between start and first sample nor later; the whole sequence is judged at the stop.
 */
export const energySoFar = (
  session: LiveBegin,
  { at, registerWh: sampled }: Pick<LatestReading, 'at' | 'registerWh'>,
  previousWh: bigint,
  register: Quirks['register'] = 'auto',
): bigint => {
  const scale = register === 'kwh' ? 1000 : 1;
  const inWh = (wh: bigint | null | undefined) => {
    const usable = usableRegister(wh);
    return usable === null ? null : usable * scale;
  };
  const registerWh = inWh(sampled);
  if (registerWh === null) return previousWh;
  const mostSoFarWh = (time: Date) =>
    mostWh(session.maxPowerW, time.getTime() - session.startedAt.getTime()) + LIVE_TOLERANCE_WH;
  const startWh = inWh(session.meterStartWh) ?? 0;
  const firstWh = inWh(session.first?.registerWh) ?? registerWh;
  const isRelative =
    register === 'session' || (register === 'auto' && registerWh + REGISTER_TOLERANCE_WH < startWh);
  const isBelieved = firstWh - startWh <= mostSoFarWh(session.first?.at ?? at);
  const energyWh = registerWh - (isRelative ? 0 : isBelieved ? startWh : firstWh);
  if (energyWh > mostSoFarWh(at)) return previousWh;
  const wholeWh = BigInt(Math.round(Math.max(0, energyWh)));
  return wholeWh > previousWh ? wholeWh : previousWh;
};

/** Whole seconds from start to `until`, never negative, since charge points' clocks may be ahead of ours. */
export const durationSeconds = (startedAt: Date, until: Date): number => {
  return Math.max(0, Math.floor((until.getTime() - startedAt.getTime()) / 1000));
};

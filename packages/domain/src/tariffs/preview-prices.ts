import { priceSession } from './price-session.ts';
import { registerCourse } from './by-time/session-course.ts';
import type { TariffVersion } from './tariff.ts';

export type Rate = Pick<TariffVersion, 'components' | 'timeZone'>;

/** A session as somebody imagines it: it charges evenly, and is idle until it ends. */
export interface ImaginedSession {
  readonly startedAt: Date;
  readonly energyWh: bigint;
  /** From start to stop. */
  readonly seconds: number;
  /** At its end. */
  readonly idleSeconds: number;
}

export interface PricePreview {
  readonly example: 'ten-minutes' | 'one-hour' | 'twenty-kwh';
  readonly energyWh: bigint;
  /** Amounts of 6 places; `before` is `null` when there was no price yet. */
  readonly before: string | null;
  readonly after: string;
}

const TWENTY_KWH = 20_000n;

/**
 * What three ordinary sessions cost under the old and the new price.
 * @param powerW the power that they charge at.
 * @param startedAt when they start.
 */
export const previewPrices = (
  before: Rate | null,
  after: Rate,
  powerW: number,
  startedAt: Date,
): readonly PricePreview[] => {
  const preview = (example: PricePreview['example'], energyWh: bigint): PricePreview => {
    const seconds = Math.round((Number(energyWh) / powerW) * 3600);
    const session = { startedAt, energyWh, seconds, idleSeconds: 0 };
    return {
      example,
      energyWh,
      before: before && previewPrice(before, session),
      after: previewPrice(after, session),
    };
  };
  return [
    preview('ten-minutes', BigInt(Math.round(powerW / 6))),
    preview('one-hour', BigInt(Math.round(powerW))),
    preview('twenty-kwh', TWENTY_KWH),
  ];
};

/** What a session would cost: 6 places. */
export const previewPrice = (rate: Rate, session: ImaginedSession): string => {
  const { startedAt, energyWh, seconds, idleSeconds } = session;
  const until = new Date(startedAt.getTime() + seconds * 1000);
  const idleFrom = new Date(until.getTime() - Math.min(seconds, idleSeconds) * 1000);
  const registers = registerCourse({ startedAt, until }, { beginWh: 0n, endWh: energyWh }, [
    { at: idleFrom, registerWh: energyWh },
  ]);
  const idle = idleFrom < until ? [{ from: idleFrom, until }] : [];
  const tariff = { ...rate, id: '', currency: 'EUR', vatBasis: 'incl', validFrom: startedAt } as const;
  return priceSession({ energyWh, tariff, free: null, course: { startedAt, until, registers, idle } }).amount;
};

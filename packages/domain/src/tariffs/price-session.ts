import { AMOUNT_PLACES, Money, sumAmounts, ZERO_AMOUNT } from '../money/amount.ts';
import { energyParts } from './by-time/energy-parts.ts';
import type { FreeOfCharge, PriceLine } from './price-line.ts';
import { idleSeconds, timeSeconds } from './by-time/priced-seconds.ts';
import type { SessionCourse } from './by-time/session-course.ts';
import {
  componentsOf,
  type EnergyComponent,
  type TariffComponent,
  type TariffVersion,
  type TariffWindow,
} from './tariff.ts';

export interface PricingFacts {
  /** Energy of the session in Wh, not negative. */
  readonly energyWh: bigint;
  /** The version in effect at the session's start; `null` if the station had none. */
  readonly tariff: TariffVersion | null;
  readonly free: FreeOfCharge | null;
  readonly course: SessionCourse;
}

export interface SessionPrice {
  /**
   * Sum of the lines: 6 places, in the tariff's currency and VAT basis. Rounded to cents only when shown or invoiced.
   */
  readonly amount: string;
  readonly lines: readonly PriceLine[];
}

/** Energy × rate without any rounding: Wh and a price of 4 places give at most 7 places. */
export const exactEnergyPrice = (energyWh: bigint, pricePerKwh: string): string => {
  return energyPrice(energyWh, pricePerKwh).toFixed();
};

/** What a session costs so far or in the end, line by line. A free session has exactly one line, which says why. */
export const priceSession = ({ energyWh, tariff, free, course }: PricingFacts): SessionPrice => {
  if (free !== null) return { amount: ZERO_AMOUNT, lines: [freeLine(free, energyWh)] };
  if (tariff === null) {
    return { amount: ZERO_AMOUNT, lines: [{ kind: 'no-tariff', energyWh, amount: ZERO_AMOUNT }] };
  }
  const energy = energyLines(tariff, energyWh, course);
  // Who has charged nothing pays nothing, however long that took.
  const lines = energyWh === 0n ? energy : [...energy, ...timedLines(tariff, course), ...startLines(tariff)];
  const limits = energyWh === 0n ? [] : limitLines(tariff, sumOf(lines));
  return { amount: sumOf([...lines, ...limits]), lines: [...lines, ...limits] };
};

const freeLine = (free: FreeOfCharge, energyWh: bigint): PriceLine => {
  if (free.rule !== 'whitelist') return { kind: free.rule, energyWh, amount: ZERO_AMOUNT };
  const { entryId, description } = free;
  return { kind: 'whitelist', entryId, description, energyWh, amount: ZERO_AMOUNT };
};

const sumOf = (lines: readonly PriceLine[]): string => sumAmounts(lines.map(({ amount }) => amount));

const UNPRICED: EnergyComponent = { kind: 'energy', pricePerKwh: '0.0000' };

/** One for each price, in the order of the tariff; energy that no component prices costs nothing, but is told. */
const energyLines = (tariff: TariffVersion, energyWh: bigint, course: SessionCourse): PriceLine[] => {
  const components = componentsOf(tariff, 'energy');
  const parts = energyParts(tariff, energyWh, course);
  const ofEach = new Map<EnergyComponent, bigint>();
  for (const part of parts) {
    const key = part.component ?? UNPRICED;
    ofEach.set(key, (ofEach.get(key) ?? 0n) + part.energyWh);
  }
  const charged = [...components, UNPRICED].filter((component) => (ofEach.get(component) ?? 0n) > 0n);
  const shown = charged.length > 0 ? charged : [parts[0]?.component ?? UNPRICED];
  return shown.map((component) => {
    const wh = ofEach.get(component) ?? 0n;
    const { kind, pricePerKwh } = component;
    const amount = energyPrice(wh, pricePerKwh).toFixed(AMOUNT_PLACES);
    return { kind, tariffId: tariff.id, ...windowOf(component), energyWh: wh, pricePerKwh, amount };
  });
};

const energyPrice = (energyWh: bigint, pricePerKwh: string) => {
  return new Money(energyWh.toString()).times(pricePerKwh).dividedBy(1000);
};

const SECONDS_PER_HOUR = 3600;

const timedLines = (tariff: TariffVersion, course: SessionCourse): PriceLine[] => {
  const idle = idleSeconds(tariff, course);
  return [...timeSeconds(tariff, course, idle.spans), ...idle.charged].map(({ component, seconds }) => {
    const { kind, pricePerHour } = component;
    const exact = new Money(seconds).times(pricePerHour).dividedBy(SECONDS_PER_HOUR);
    const amount = exact.toFixed(AMOUNT_PLACES);
    return { kind, tariffId: tariff.id, ...windowOf(component), seconds, pricePerHour, amount };
  });
};

const windowOf = ({ window }: { readonly window?: TariffWindow | undefined }) => (window ? { window } : {});

const startLines = (tariff: TariffVersion): PriceLine[] =>
  componentsOf(tariff, 'start').map(({ kind, price }) => ({
    kind,
    tariffId: tariff.id,
    amount: new Money(price).toFixed(AMOUNT_PLACES),
  }));

/** The difference to the limit that the sum is beyond. */
const limitLines = (tariff: TariffVersion, sum: string): PriceLine[] => {
  const beyond = tariff.components.find((component) => isBeyond(component, sum));
  if (beyond?.kind !== 'minimum' && beyond?.kind !== 'maximum') return [];
  const amount = new Money(beyond.amount).minus(sum).toFixed(AMOUNT_PLACES);
  return [{ kind: beyond.kind, tariffId: tariff.id, amount }];
};

const isBeyond = (component: TariffComponent, sum: string): boolean => {
  if (component.kind === 'minimum') return new Money(sum).lessThan(component.amount);
  return component.kind === 'maximum' && new Money(sum).greaterThan(component.amount);
};

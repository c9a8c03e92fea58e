import { highest } from '../of-many.ts';

/** The number of Wh by which a register may fall through rounding (docs/protocol/meter-values.md). */
export const REGISTER_TOLERANCE_WH = 20;
/** More has no car taken, so that a register above it counts over the life of the meter. */
export const MOST_OF_ONE_PLUG_IN_WH = 200_000;

const MAX_REGISTER_WH = 10n ** 11n;
/** All bits set, signed and unsigned: the meter could not be read. */
const ALL_BITS: ReadonlySet<bigint> = new Set([2n ** 31n - 1n, 2n ** 32n - 1n]);
const NEAR_BOUNDARY_WH = 200_000;
const BOUNDARIES: readonly number[] = [6, 7, 8, 9, 10, 11]
  .map((digits) => 10 ** digits)
  .concat(2 ** 31, 2 ** 32);
const MOST_TREMBLING_WH = 100;
/** In Wh: whole kWh, and parts of them. */
export const RESOLUTIONS: readonly number[] = [1000, 100, 10];
const FINEST = 10;
/** So many different values are multiples of a step by chance. */
const FEW = 3;

/** A register as a number of Wh; `null` where it stands for none: negative, or beyond what a meter counts. */
export const usableRegister = (registerWh: bigint | null | undefined): number | null => {
  if (registerWh === null || registerWh === undefined || ALL_BITS.has(registerWh)) return null;
  return registerWh < 0n || registerWh > MAX_REGISTER_WH ? null : Number(registerWh);
};

export interface Resolution {
  /** 1, 10, 100 or 1000 (whole kWh). */
  readonly stepWh: number;
  /** What all values have beyond a multiple of it: a register that counts from a plug-in has one. */
  readonly restWh: number;
}

/**
 * The step that values are cut or rounded to. One or two finer ones among more of them, of the begin and the end, are
 * from another source, and so may be the first and the last beside others of one rest. That stands only where no finer step
 * explains all of them, nor a steady power.
 */
export const resolutionOf = (registersWh: readonly number[]): Resolution => {
  // Zero is a multiple of all.
  const told = registersWh.filter((wh) => wh !== 0);
  const { length } = told;
  if (length === 0) return { stepWh: registersWh.length > 1 ? 1000 : 1, restWh: 0 };
  const enough = length > 2 ? Math.max(length - 2, length / 2) : length;
  // What shares no last digit shares no rest of a coarser step either.
  if (mostAlike(told, FINEST) < enough) return { stepWh: 1, restWh: 0 };
  const whole = RESOLUTIONS.find((stepWh) => told.filter((wh) => wh % stepWh === 0).length >= enough);
  const ofAll = RESOLUTIONS.find((stepWh) => told.every((wh) => wh % stepWh === 0));
  const distinctWh = new Set(told.filter((wh) => wh % (whole ?? 1) === 0)).size;
  if (ofAll !== undefined && distinctWh < FEW) return { stepWh: ofAll, restWh: 0 };
  if (whole !== undefined && distinctWh > 1 && (whole === RESOLUTIONS[0] || whole === ofAll))
    return { stepWh: whole, restWh: 0 };
  for (const stepWh of RESOLUTIONS) {
    const counts = new Map<number, number>();
    for (const wh of told) counts.set(wh % stepWh, (counts.get(wh % stepWh) ?? 0) + 1);
    const [restWh, count] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [0, 0];
    const distinct = new Set(told.filter((wh) => wh % stepWh === restWh)).size;
    const isMeant =
      restWh === 0
        ? stepWh === whole && distinct > 1
        : distinct > 2 && told.slice(1, -1).every((wh) => wh % stepWh === restWh) && !isEven(told);
    if (count >= enough && isMeant) return { stepWh, restWh };
  }
  return { stepWh: 1, restWh: 0 };
};

/** How many values have the same rest of a step. */
const mostAlike = (told: readonly number[], stepWh: number): number => {
  const counts = new Map<number, number>();
  for (const wh of told) counts.set(wh % stepWh, (counts.get(wh % stepWh) ?? 0) + 1);
  return highest(counts.values());
};

/** As of a steady power, which tells nothing of what it is cut to. */
const isEven = (told: readonly number[]): boolean =>
  new Set(
    told
      .slice(1)
      .map((wh, index) => wh - (told[index] ?? wh))
      .filter((riseWh) => riseWh > 0),
  ).size < 2;

/** What values would be if they were cut or rounded to a step that they are no multiples of. */
export const roundedOf = (finer: readonly number[]): ReadonlySet<number> =>
  new Set(
    RESOLUTIONS.flatMap((stepWh) =>
      finer
        .filter((wh) => wh % stepWh !== 0)
        .flatMap((wh) => [Math.floor(wh / stepWh) * stepWh, Math.ceil(wh / stepWh) * stepWh]),
    ),
  );

/**
 * By how much values tremble: the largest of several small falls in a row of them, if it hardly ever stands still. One more
 * than twice as large as all others is a fall of its own.
 */
export const tremblingOf = (registersWh: readonly number[]): number => {
  const falls = registersWh.slice(1).map((wh, index) => (registersWh[index] ?? wh) - wh);
  const small = falls.filter((fallWh) => fallWh > 0 && fallWh <= MOST_TREMBLING_WH).toSorted((a, b) => b - a);
  const still = falls.filter((fallWh) => fallWh === 0);
  if (small.length < still.length) return 0;
  return small.find((fallWh, index) => fallWh <= 2 * (small[index + 1] ?? 0)) ?? 0;
};

/**
 * What a register has counted when it falls from just below a power of ten, 2^31 or 2^32 to just above zero; `null`
 * for any other fall.
 */
export const acrossRollover = (beforeWh: number, afterWh: number): number | null => {
  if (afterWh > NEAR_BOUNDARY_WH) return null;
  const boundaryWh = BOUNDARIES.find(
    (each) => beforeWh < each && beforeWh >= each - Math.min(each / 50, NEAR_BOUNDARY_WH),
  );
  return boundaryWh === undefined ? null : boundaryWh - beforeWh + afterWh;
};

/** The number of Wh by which a register may fall through rounding (docs/protocol/meter-values.md). */
export const REGISTER_TOLERANCE_WH = 10;

const MAX_REGISTER_WH = 10n ** 11n;
/** All bits set, signed and unsigned: the meter could not be read. */
const ALL_BITS: ReadonlySet<bigint> = new Set([2n ** 31n - 1n, 2n ** 32n - 1n]);
const NEAR_BOUNDARY_WH = 200_000;
const BOUNDARIES: readonly number[] = [6, 7, 8, 9, 10, 11]
  .map((digits) => 10 ** digits)
  .concat(2 ** 31, 2 ** 32);
const RESOLUTIONS = [1000, 100, 10];

/** A register as a number of Wh; `null` where it stands for none: negative, or beyond what a meter counts. */
export const usableRegister = (registerWh: bigint | null | undefined): number | null => {
  if (registerWh === null || registerWh === undefined || ALL_BITS.has(registerWh)) return null;
  return registerWh < 0n || registerWh > MAX_REGISTER_WH ? null : Number(registerWh);
};

/** The step in Wh that all values are multiples of: 1, 10, 100 or 1000 (whole kWh). */
export const resolutionOf = (registersWh: readonly number[]): number => {
  const counted = registersWh.filter((registerWh) => registerWh !== 0);
  if (counted.length === 0) return 1;
  return RESOLUTIONS.find((step) => counted.every((registerWh) => registerWh % step === 0)) ?? 1;
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

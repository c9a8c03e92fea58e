/** The number of Wh by which a register may fall through rounding (docs/protocol/meter-values.md). */
export const REGISTER_TOLERANCE_WH = 10n;

const NEAR_BOUNDARY_WH = 200_000n;
const BOUNDARIES: readonly bigint[] = [6n, 7n, 8n, 9n, 10n, 11n, 12n]
  .map((digits) => 10n ** digits)
  .concat(2n ** 31n, 2n ** 32n);

export interface RegisterWalk {
  /** Σ of the increments in Wh, across rollovers and resets. */
  readonly energyWh: bigint;
  readonly resets: number;
  readonly rollovers: number;
  /** Whether the last register fell below the one before it. */
  readonly endsInReset: boolean;
}

/**
 * The energy between the first and the last of a sequence of energy registers in Wh. A fall of up to 10 Wh is rounding;
 * from just below a power of ten, 2^31 or 2^32 to just above zero it is a rollover; any other fall is a reset.
 */
export const walkRegisters = (registersWh: readonly bigint[]): RegisterWalk => {
  let [energyWh, resets, rollovers, endsInReset] = [0n, 0, 0, false];
  let baseWh = registersWh[0] ?? 0n;
  for (const registerWh of registersWh) {
    endsInReset = false;
    if (registerWh < baseWh && baseWh - registerWh <= REGISTER_TOLERANCE_WH) continue;
    if (registerWh < baseWh) {
      const boundaryWh = boundaryBetween(baseWh, registerWh);
      if (boundaryWh === null) {
        resets += 1;
        endsInReset = true;
      } else {
        rollovers += 1;
        energyWh += boundaryWh - baseWh + registerWh;
      }
    } else {
      energyWh += registerWh - baseWh;
    }
    baseWh = registerWh;
  }
  return { energyWh, resets, rollovers, endsInReset };
};

const boundaryBetween = (beforeWh: bigint, afterWh: bigint): bigint | null => {
  if (afterWh < 0n || afterWh > NEAR_BOUNDARY_WH) return null;
  const near = (boundaryWh: bigint) => {
    const marginWh = boundaryWh / 50n < NEAR_BOUNDARY_WH ? boundaryWh / 50n : NEAR_BOUNDARY_WH;
    return beforeWh < boundaryWh && beforeWh >= boundaryWh - marginWh;
  };
  return BOUNDARIES.find(near) ?? null;
};

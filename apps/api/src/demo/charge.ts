/** A meter reading of a past session; the register is the meter's, in Wh. */
interface Reading {
  readonly at: Date;
  readonly powerW: number;
  readonly registerWh: number;
}

export interface Charge {
  readonly energyWh: number;
  readonly readings: readonly Reading[];
  /** When the car stopped taking energy; null if it left before that. */
  readonly fullAt: Date | null;
}

const STEP_SECONDS = 120;
const TAPER_FROM = 0.8;
const MIN_SHARE = 0.12;

/** A car that takes `demandWh` at `limitW`, tapering for the last fifth, and stays until `endedAt`. */
export const chargeVehicle = (facts: {
  startedAt: Date;
  endedAt: Date;
  meterStartWh: number;
  demandWh: number;
  limitW: number;
}): Charge => {
  const { startedAt, endedAt, meterStartWh, demandWh, limitW } = facts;
  const readings: Reading[] = [];
  let energyWh = 0;
  let fullAt: Date | null = null;
  let at = startedAt.getTime();
  while (at < endedAt.getTime()) {
    const seconds = Math.min(STEP_SECONDS, (endedAt.getTime() - at) / 1000);
    const powerW = fullAt ? 0 : Math.round(limitW * shareAt(energyWh / demandWh));
    energyWh = Math.min(demandWh, energyWh + (powerW * seconds) / 3600);
    at += seconds * 1000;
    if (!fullAt && energyWh >= demandWh) fullAt = new Date(at);
    readings.push({ at: new Date(at), powerW, registerWh: meterStartWh + Math.round(energyWh) });
  }
  return { energyWh: Math.round(energyWh), readings, fullAt };
};

const shareAt = (taken: number): number =>
  taken < TAPER_FROM ? 1 : Math.max(MIN_SHARE, 1 - (taken - TAPER_FROM) / (1 - TAPER_FROM));

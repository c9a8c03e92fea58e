import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';

type LatestValues = Pick<MeterReading, 'energyWh' | 'beginWh' | 'powerW' | 'socPercent'>;

/** The latest value of each kind: one that the last reading does not have stands as of an earlier one. */
export const latestValues = (readings: readonly MeterReading[]): LatestValues => {
  const latest: LatestValues = { energyWh: null, beginWh: null, powerW: null, socPercent: null };
  for (const { energyWh, beginWh, powerW, socPercent } of readings) {
    latest.energyWh = energyWh ?? latest.energyWh;
    latest.beginWh = beginWh ?? latest.beginWh;
    latest.powerW = powerW ?? latest.powerW;
    latest.socPercent = socPercent ?? latest.socPercent;
  }
  return latest;
};

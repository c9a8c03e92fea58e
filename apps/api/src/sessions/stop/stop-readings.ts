import { readingOfSession, type MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import type { ClosableRow } from './closable-row.ts';
import { voltageOf, type StoredReading } from '../readings/meter-reading-rows.ts';
import type { StopItem } from './stop-item.ts';

export const stopReadings = (item: StopItem, session: ClosableRow | null): StoredReading[] =>
  item.readings.map((reading) => ({
    chargePointId: item.chargePointId,
    connectorId: session?.connector_id ?? 0,
    sessionId: session?.id ?? null,
    receivedAt: item.receivedAt,
    reading,
  }));

/** The stored readings and those of the stop's transactionData, in order of time. */
export const withStopReadings = (
  known: readonly MeterReading[],
  { readings }: StopItem,
  startedAt: Date,
  stoppedAt: Date,
): readonly MeterReading[] => {
  if (readings.length === 0) return known;
  const own = readings.flatMap((reading) => {
    const { at, energyWh, beginWh, endWh, powerW, currentA, voltageV } = reading;
    const read = {
      at,
      registerWh: energyWh,
      beginWh,
      endWh,
      powerW,
      currentA,
      voltageV: voltageOf(voltageV),
    };
    return readingOfSession(read, startedAt, stoppedAt) ?? [];
  });
  return [...known, ...own].toSorted((a, b) => a.at.getTime() - b.at.getTime());
};

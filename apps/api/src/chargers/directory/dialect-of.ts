import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { MEASURANDS, type Measurand } from '@laadpoort/ocpp/messages/meter-value';
import { PLAIN_DIALECT, type Dialect } from '@laadpoort/ocpp/parse/dialect';
import type { ChargePointEntry } from './charge-point-entry.ts';

const known = new WeakMap<ChargePointEntry, Dialect>();

/** How to read a charge point's messages, according to its quirks. */
export const dialectOf = (entry: ChargePointEntry): Dialect => {
  const { zonelessTime, reverseUid, measurands } = entry.quirks;
  if (zonelessTime === 'utc' && !reverseUid && Object.keys(measurands).length === 0) return PLAIN_DIALECT;
  const dialect = known.get(entry) ?? {
    timeZone: zonelessTime === 'station' ? entry.timeZone : null,
    reverseUid,
    measurands: meantMeasurands(measurands),
  };
  known.set(entry, dialect);
  return dialect;
};

const meantMeasurands = (measurands: Quirks['measurands']): Dialect['measurands'] =>
  new Map(
    Object.entries(measurands).flatMap(([sent, meant]) =>
      isMeant(meant) ? [[sent.trim().toLowerCase(), meant] as const] : [],
    ),
  );

const isMeant = (meant: string): meant is Measurand | 'ignore' =>
  meant === 'ignore' || MEASURANDS.some((measurand) => measurand === meant);

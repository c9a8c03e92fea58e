import { energySoFar } from '@laadpoort/domain/sessions/readings/live-figures';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { SessionCourse } from '@laadpoort/domain/tariffs/by-time/session-course';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { MeterValuesItem } from './meter-values-item.ts';
import { latestValues } from './latest-values.ts';
import { realOf, wholeOf } from './meter-reading-rows.ts';
import { storableEnergy } from '../session-columns.ts';
import type { SessionFacts } from '../read-session-facts.ts';
import type { SessionFigures } from './session-figures.ts';

interface LivePricing {
  readonly tariff: TariffVersion | null;
  /** null: energy has one price. */
  readonly course: SessionCourse | null;
}

export const figuresOf = (
  session: SessionFacts,
  { tariff, course }: LivePricing,
  { readings }: MeterValuesItem,
  register: Quirks['register'],
): SessionFigures | null => {
  const during = readings.filter(({ at }) => at >= session.startedAt);
  const last = during.at(-1);
  if (last === undefined) return null;
  const own = during.find((reading) => reading.energyWh !== null);
  const begin = {
    ...session,
    first: session.first ?? (own ? { at: own.at, registerWh: own.energyWh } : null),
  };
  const energyWh = storableEnergy(
    during.reduce(
      (soFarWh, { at, energyWh }) => energySoFar(begin, { at, registerWh: energyWh }, soFarWh, register),
      0n,
    ),
  );
  const latest = latestValues(during);
  const atOnePrice = { startedAt: session.startedAt, until: last.at, registers: [], idle: [] };
  return {
    sessionId: session.id,
    at: last.at,
    energyWh,
    ...priceSession({ energyWh, tariff, free: session.free, course: course ?? atOnePrice }),
    powerW: wholeOf(latest.powerW),
    socPercent: realOf(latest.socPercent),
    registerWh: latest.energyWh,
  };
};

import { ENERGY_RULES, type MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import { withoutEnergy } from '@laadpoort/domain/sessions/session';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { completeSession, type Completion, type Ending } from '../stop/complete-session.ts';
import { readClosable } from '../stop/read-closable.ts';
import { readReadings } from '../readings/read-readings.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { joinAnomalies } from '../session-columns.ts';
import type { ReadTariffs } from '../tariff-cache.ts';

export interface RemeasureDeps {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly meterOf: (chargePointId: string) => MeterSettings;
}

type Measured = Completion & Pick<Ending, 'stoppedAt' | 'meterStopWh'>;

const MEASURED = columns<Measured>({
  id: ['int', ({ id }) => id],
  energy_wh: ['bigint', ({ energyWh }) => energyWh],
  amount: ['numeric', ({ amount }) => amount],
  price_lines: ['jsonb', ({ lines }) => JSON.stringify(linesToStore(lines))],
  anomalies: ['text', ({ anomalies }) => joinAnomalies(anomalies)],
  basis: ['jsonb', ({ basis }) => JSON.stringify(basis)],
  tariff_id: ['uuid', ({ tariffId }) => tariffId],
  review: ['word', ({ review }) => review],
  ended_at: ['timestamptz', ({ stoppedAt }) => stoppedAt],
  meter_stop_wh: ['bigint', ({ meterStopWh }) => meterStopWh],
});

const UPDATE = `
  UPDATE session SET energy_wh = e.energy_wh, amount = e.amount, price_lines = e.price_lines,
         idle_unpriced = session.idle_seconds > 0,
         anomalies = string_to_array(e.anomalies, ','),
         review = e.review, measured_energy_wh = NULL, energy_rules = ${ENERGY_RULES},
         energy_basis = e.basis
    FROM ${MEASURED.as('e')}
   WHERE session.id = e.id AND session.state = 'completed' AND (session.review IS NULL OR session.review = 'open')
     AND (session.review = 'open' OR session.energy_rules = ${ENERGY_RULES})
     AND session.tariff_version_id IS NOT DISTINCT FROM e.tariff_id
     AND session.ended_at = e.ended_at AND session.meter_stop_wh IS NOT DISTINCT FROM e.meter_stop_wh
     AND (session.energy_wh, session.amount, session.measured_energy_wh, session.anomalies)
         IS DISTINCT FROM (e.energy_wh, e.amount, NULL::bigint, string_to_array(e.anomalies, ','))`;

/**
 * Readings from within a session arrived after its stop: the energy of the stop may have been calculated without them.
 * A person's decision stays as it is, and so does what was billed by other rules than today's.
 */
export const remeasureEnded = async (
  { pool, readTariffs, meterOf }: RemeasureDeps,
  sessionIds: readonly number[],
): Promise<void> => {
  const ended = (await readClosable(pool, sessionIds)).flatMap((session) =>
    session.ended_at !== null && (session.review === null || session.review === 'open')
      ? [{ session, stoppedAt: session.ended_at }]
      : [],
  );
  if (ended.length === 0) return;
  const [readings, tariffs] = await Promise.all([
    readReadings(
      pool,
      ended.map(({ session, stoppedAt }) => ({ ...session, stoppedAt })),
    ),
    readTariffs(ended.map(({ session }) => session.tariff_version_id)),
  ]);
  const measured = ended.map(({ session, stoppedAt }): Measured => {
    const meterStopWh = session.meter_stop_wh === null ? null : BigInt(session.meter_stop_wh);
    const ending = { stoppedAt, meterStopWh, anomalies: withoutEnergy(session.anomalies) };
    const tariff = tariffs.get(session.tariff_version_id ?? '') ?? null;
    const known = readings.get(session.id) ?? [];
    return completeSession(session, ending, known, tariff, meterOf(session.charge_point_id));
  });
  await pool.query({ name: 'remeasure-ended', text: UPDATE, values: MEASURED.values(measured) });
};

/** What these sessions contradict, or confirm, ended before anybody could know that. */
export const remeasureContradicted = async (
  deps: RemeasureDeps,
  completed: readonly Completion[],
): Promise<void> => {
  const contradicted = completed.flatMap(({ contradictedIds }) => contradictedIds);
  if (contradicted.length > 0) await remeasureEnded(deps, contradicted);
};

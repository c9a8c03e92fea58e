import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { sessionEnergy } from '@laadpoort/domain/sessions/readings/energy';
import { isMendedByKwh } from '@laadpoort/domain/sessions/register-in-kwh';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { Database } from '#platform/database/database.ts';
import { readReadings } from '../readings/read-readings.ts';
import { readPricingFacts } from '../price-facts.ts';
import { storableEnergy } from '../session-columns.ts';
import { energyFactsOf } from '../stop/complete-session.ts';
import { readClosable } from '../stop/read-closable.ts';
import { createTariffCache } from '../tariff-cache.ts';

/** What each source says about the energy of a session that a person decides on, and what it would cost. */
export const readWitnesses = async (
  { pool }: Database,
  { id, review }: { readonly id: number; readonly review: SessionReviewState | null },
  meterOf: (chargePointId: string) => MeterSettings,
): Promise<SessionDetail['witnesses']> => {
  if (review === null) return null;
  const [row] = await readClosable(pool, [id]);
  if (row === undefined || row.ended_at === null) return null;
  const ending = {
    stoppedAt: row.ended_at,
    meterStopWh: row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh),
  };
  const readings = await readReadings(pool, [{ ...row, stoppedAt: row.ended_at }]);
  const facts = energyFactsOf(row, ending, readings.get(row.id) ?? [], meterOf(row.charge_point_id));
  const energy = sessionEnergy(facts);
  const readTariffs = createTariffCache(pool);
  const pricing = (await readPricingFacts({ pool, readTariffs, meterOf }, [{ id }])).get(id);
  return {
    mendedByKwh: isMendedByKwh(facts, energy),
    sources: energy.witnesses.map(({ kind, energyWh, lowWh, highWh }) => ({
      kind,
      energyWh: energyWh === null ? null : Number(energyWh),
      lowWh: Number(lowWh),
      highWh: Number(highWh),
      amount:
        energyWh === null || energyWh < 0n || pricing === undefined
          ? null
          : priceSession({ ...pricing, energyWh: storableEnergy(energyWh) }).amount,
    })),
    steps: energy.steps.slice(0, MAX_STEPS).map(({ from, until, energyWh }) => ({
      from: from.toISOString(),
      until: until.toISOString(),
      energyWh: Number(energyWh),
    })),
  };
};

/** A register that jumps all the time is told by the first ones. */
const MAX_STEPS = 20;

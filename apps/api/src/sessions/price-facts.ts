import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { StoredBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import { usableRegister } from '@laadpoort/domain/sessions/readings/registers/meter-register';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import type { PricingFacts } from '@laadpoort/domain/tariffs/price-session';
import { registerCourse, type SessionCourse } from '@laadpoort/domain/tariffs/by-time/session-course';
import { pricesByTime, type TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type pg from 'pg';
import { readReadings } from './readings/read-readings.ts';
import { freeOfCharge, type FreeColumns } from './session-columns.ts';
import type { ReadTariffs } from './tariff-cache.ts';

export interface PricingDeps {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly meterOf: (chargePointId: string) => MeterSettings;
}

/** Times of a JSON column. */
export type StoredIdle = readonly { readonly from: string; readonly until: string }[];

interface CourseFacts {
  readonly startedAt: Date;
  readonly until: Date;
  readonly idle: StoredIdle;
  /** The registers that the energy was counted from; null where there is none. */
  readonly beginWh: bigint | null;
  readonly endWh: bigint | null;
  readonly readings: readonly MeterReading[];
  readonly register: Quirks['register'];
}

/** The course of a session as its price needs it. */
export const courseOf = (facts: CourseFacts, tariff: TariffVersion | null): SessionCourse => {
  const { startedAt, until } = facts;
  return {
    startedAt,
    until,
    registers:
      tariff && pricesByTime(tariff) ? registerCourse({ startedAt, until }, facts, samplesOf(facts)) : [],
    idle: facts.idle.map((interval) => ({
      from: new Date(interval.from),
      until: new Date(interval.until),
    })),
  };
};

const samplesOf = ({ readings, register }: CourseFacts) => {
  const scale = register === 'kwh' ? 1000n : 1n;
  return readings.flatMap(({ at, registerWh }) => {
    const usable = usableRegister(registerWh);
    return usable === null ? [] : [{ at, registerWh: BigInt(usable) * scale }];
  });
};

interface PricedRow extends FreeColumns {
  id: number;
  charge_point_id: string;
  connector_id: number;
  started_at: Date;
  ended_at: Date | null;
  last_reading_at: Date | null;
  meter_start_wh: string;
  energy_wh: string;
  energy_basis: StoredBasis | null;
  idle_intervals: StoredIdle;
  tariff_version_id: string | null;
}

const READ = `
  SELECT id, charge_point_id, connector_id, started_at, ended_at, last_reading_at, meter_start_wh, energy_wh,
         energy_basis, idle_intervals, tariff_version_id, free_rule, whitelist_entry_id, whitelist_description
    FROM session WHERE id = ANY($1::int[])`;

interface Asked {
  readonly id: number;
  /** Otherwise as stored. */
  readonly startedAt?: Date | undefined;
  readonly until?: Date | undefined;
  /** Otherwise the version that rules the session. */
  readonly tariff?: TariffVersion | undefined;
}

/** Everything that the prices of sessions are made of, as stored. */
export const readPricingFacts = async (
  { pool, readTariffs, meterOf }: PricingDeps,
  asked: readonly Asked[],
): Promise<ReadonlyMap<number, PricingFacts>> => {
  if (asked.length === 0) return new Map();
  const { rows } = await pool.query<PricedRow>({
    name: 'pricing-facts',
    text: READ,
    values: [asked.map(({ id }) => id)],
  });
  const given = new Map(asked.map((each) => [each.id, each]));
  const tariffs = await readTariffs(rows.map((row) => row.tariff_version_id));
  const sessions = rows.map((row) => {
    const times = given.get(row.id);
    const until = times?.until ?? row.ended_at ?? row.last_reading_at ?? row.started_at;
    const tariff = times?.tariff ?? tariffs.get(row.tariff_version_id ?? '') ?? null;
    return { ...row, started_at: times?.startedAt ?? row.started_at, stoppedAt: until, tariff };
  });
  const readings = await readReadings(
    pool,
    sessions.filter(({ tariff }) => tariff !== null && pricesByTime(tariff)),
  );
  return new Map(
    sessions.map((session) => {
      const { id, tariff, started_at: startedAt, stoppedAt: until, idle_intervals: idle } = session;
      const { register } = meterOf(session.charge_point_id);
      const known = readings.get(id) ?? [];
      const facts = { startedAt, until, idle, readings: known, register, ...edgesOf(session, register) };
      const course = courseOf(facts, tariff);
      return [id, { energyWh: BigInt(session.energy_wh), tariff, free: freeOfCharge(session), course }];
    }),
  );
};

/** A session that runs has no end yet; where it began is what its start told, if it counts from there. */
const edgesOf = (
  { energy_basis: basis, ended_at, meter_start_wh, energy_wh }: PricedRow,
  register: Quirks['register'],
): Pick<CourseFacts, 'beginWh' | 'endWh'> => {
  if (basis !== null) {
    const { beginWh, endWh } = basis;
    return {
      beginWh: beginWh === null ? null : BigInt(beginWh),
      endWh: endWh === null ? null : BigInt(endWh),
    };
  }
  const scale = register === 'kwh' ? 1000n : 1n;
  const startWh = register === 'session' ? 0n : BigInt(meter_start_wh) * scale;
  return { beginWh: startWh, endWh: ended_at === null ? null : startWh + BigInt(energy_wh) };
};

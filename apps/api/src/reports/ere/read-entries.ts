import type { EreAuthorisationEntry, EreMeterEntry, EreReport } from '@laadpoort/contract/reports/ere';
import type { Ask } from './ask.ts';

const METERS = `
  SELECT DISTINCT ON (meter.charge_point_id, meter.valid_from) meter.charge_point_id AS "chargePointId",
         to_char(meter.valid_from, 'YYYY-MM-DD') AS "validFrom", meter.ean, meter.meter_serial AS "meterSerial", meter.mid,
         meter.built_in AS "builtIn", trim_scale(meter.own_renewable_percent)::text AS "ownRenewablePercent",
         meter.own_renewable_proof AS "ownRenewableProof", meter.entered_at AS "enteredAt",
         coalesce(person.name, '') AS "enteredBy"
    FROM ere_meter meter LEFT JOIN "user" person ON person.id = meter.entered_by_id
   WHERE meter.account_id = $1
   ORDER BY meter.charge_point_id, meter.valid_from DESC, meter.id DESC`;

/** What was entered about each charger of an account, the latest first day first. */
export const readMeters = async (
  ask: Ask,
  accountId: string,
): Promise<ReadonlyMap<string, readonly EreMeterEntry[]>> => {
  const rows = await ask<Omit<EreMeterEntry, 'enteredAt'> & { chargePointId: string; enteredAt: Date }>(
    METERS,
    [accountId],
  );
  const byCharger = Map.groupBy(rows, ({ chargePointId }) => chargePointId);
  return new Map(
    [...byCharger].map(([chargePointId, meters]) => [
      chargePointId,
      meters.map(({ chargePointId: _id, enteredAt, ...meter }) => ({
        ...meter,
        enteredAt: enteredAt.toISOString(),
      })),
    ]),
  );
};

const AUTHORISATIONS = `
  SELECT given.id::text AS id, given.version, given.service, given.signed_name AS "signedName",
         given.street || ', ' || given.postal_code || ' ' || given.city AS address, given.eans,
         to_char(given.valid_from, 'YYYY-MM-DD') AS "validFrom",
         to_char(least(given.valid_until, given.withdrawn_on), 'YYYY-MM-DD') AS "validUntil",
         given.signed_at AS "signedAt", coalesce(person.name, '') AS "signedBy",
         given.withdrawn_on IS NOT NULL AS withdrawn
    FROM ere_authorisation given LEFT JOIN "user" person ON person.id = given.signed_by_id
   WHERE given.account_id = $1 ORDER BY given.id DESC`;

/** All that owners of an account have signed, the newest first. */
export const readAuthorisations = async (ask: Ask, accountId: string): Promise<EreAuthorisationEntry[]> => {
  const rows = await ask<Omit<EreAuthorisationEntry, 'signedAt'> & { signedAt: Date }>(AUTHORISATIONS, [
    accountId,
  ]);
  return rows.map((row) => ({ ...row, signedAt: row.signedAt.toISOString() }));
};

/** The renewable share of the grid in a year, as it was recorded last. */
export const readShare = async (ask: Ask, year: number): Promise<EreReport['share']> => {
  const rows = await ask<NonNullable<EreReport['share']>>(
    `SELECT trim_scale(renewable_percent)::text AS "renewablePercent", source
       FROM ere_share WHERE year = $1 ORDER BY id DESC LIMIT 1`,
    [year],
  );
  return rows[0] ?? null;
};

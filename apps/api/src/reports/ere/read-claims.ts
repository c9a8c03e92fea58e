import { ereSum } from '@laadpoort/domain/reports/ere/units';
import type { EreClaim } from '@laadpoort/contract/reports/ere';
import type { MeteredEnergy } from '@laadpoort/domain/reports/ere/claimed-energy';
import type { Ask } from './ask.ts';

/** What was claimed of a session. */
export interface Claimed {
  readonly sessionId: number;
  readonly claimId: string;
  readonly energyWh: number;
  readonly units: string;
}

/** What is claimed of an account's sessions of a year. */
export const readClaimed = (ask: Ask, accountId: string, year: number): Promise<Claimed[]> =>
  ask<Claimed>(
    `SELECT each.session_id AS "sessionId", claim.id::text AS "claimId", (each.end_wh - each.begin_wh)::float8 AS "energyWh",
            each.units::text AS units
       FROM ere_claim claim JOIN ere_claim_session each ON each.claim_id = claim.id
      WHERE claim.account_id = $1 AND claim.year = $2`,
    [accountId, year],
  );

/** What these meters counted in sessions that anybody has claimed, in whatever account and year. */
export const readClaimedEnergy = (ask: Ask, meterKeys: readonly string[]): Promise<MeteredEnergy[]> =>
  ask<MeteredEnergy>(
    `SELECT meter_key AS "meterKey", begin_wh::float8 AS "beginWh", end_wh::float8 AS "endWh"
       FROM ere_claim_session WHERE meter_key = ANY($1::text[])`,
    [meterKeys],
  );

type ClaimRow = Pick<EreClaim, 'id' | 'madeBy'> & { readonly madeAt: Date };
type Difference = EreClaim['differences'][number] & { readonly claimId: string };

/** The claims of an account about a year, the newest first, with what became of their sessions since. */
export const readClaims = async (
  ask: Ask,
  {
    accountId,
    year,
    claimed,
  }: { readonly accountId: string; readonly year: number; readonly claimed: readonly Claimed[] },
): Promise<EreClaim[]> => {
  const claims = await ask<ClaimRow>(
    `SELECT claim.id::text AS id, claim.made_at AS "madeAt", coalesce(person.name, '') AS "madeBy"
       FROM ere_claim claim LEFT JOIN "user" person ON person.id = claim.made_by_id
      WHERE claim.account_id = $1 AND claim.year = $2 ORDER BY claim.id DESC`,
    [accountId, year],
  );
  const differences = await ask<Difference>(
    `SELECT claim.id::text AS "claimId", each.session_id AS "sessionId", (each.end_wh - each.begin_wh)::float8 AS "claimedWh",
            CASE WHEN session.review = 'excluded' THEN 0 ELSE session.energy_wh::float8 END AS "nowWh"
       FROM ere_claim claim
       JOIN ere_claim_session each ON each.claim_id = claim.id
       JOIN session ON session.id = each.session_id
      WHERE claim.account_id = $1 AND claim.year = $2
        AND (session.energy_wh <> each.end_wh - each.begin_wh OR session.review = 'excluded')
      ORDER BY each.session_id`,
    [accountId, year],
  );
  const byClaim = Map.groupBy(claimed, ({ claimId }) => claimId);
  return claims.map(({ madeAt, ...claim }) => ({
    ...claim,
    madeAt: madeAt.toISOString(),
    ...ereSum(byClaim.get(claim.id) ?? []),
    differences: differences
      .filter(({ claimId }) => claimId === claim.id)
      .map(({ claimId: _id, ...difference }) => difference),
  }));
};

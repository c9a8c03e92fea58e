import type { AccessGroup } from '@laadpoort/contract/access-groups';
import { ACCOUNT_TIME_ZONE } from '@laadpoort/domain/reports/month';
import { budgetLeft, type GroupBudget, type GroupUse } from '@laadpoort/domain/whitelist/group-budget';
import { withoutVat } from '#chargers/prices/without-vat.ts';

interface Columns {
  readonly uid: string;
  /** Who holds the card, whose other cards count too; may be NULL. */
  readonly holderId: string;
  readonly at: string;
}

const AMOUNT = withoutVat({
  account: 's.account_id',
  day: `(coalesce(s.ended_at, s.started_at) AT TIME ZONE '${ACCOUNT_TIME_ZONE}')::date`,
  basis: 's.vat_basis',
  amount: 's.amount',
});

/**
 * SQL for `energyWh` and `amountWithoutVat` of what somebody has charged in the group `g` since its period began, running
 * sessions with what they have so far. A session counts to the period of its start; of an excluded one nothing is left.
 */
export const groupUse = ({ uid, holderId, at }: Columns): string => `
  SELECT coalesce(sum(s.energy_wh), 0)::text AS "energyWh",
         coalesce(round(sum(${AMOUNT}), 6), 0)::text AS "amountWithoutVat"
    FROM session s
   WHERE s.access_group_id = g.id
     AND (s.id_tag = ${uid} OR s.id_tag IN (SELECT of.uid FROM id_token of WHERE of.holder_id = ${holderId}))
     AND s.started_at >= date_trunc(coalesce(g.budget ->> 'period', 'month'), ${at} AT TIME ZONE '${ACCOUNT_TIME_ZONE}')
                         AT TIME ZONE '${ACCOUNT_TIME_ZONE}'
     AND s.review IS DISTINCT FROM 'excluded'`;

export interface UseRow {
  readonly energyWh: string;
  readonly amountWithoutVat: string;
}

export const useOf = ({ energyWh, amountWithoutVat }: UseRow): GroupUse => ({
  energyWh: BigInt(energyWh),
  amountWithoutVat,
});

/** As it is shown. */
export const shownUse = (row: UseRow, budget: GroupBudget | null): AccessGroup['members'][number]['use'] => ({
  energyWh: Number(row.energyWh),
  amountWithoutVat: row.amountWithoutVat,
  left: budget && budgetLeft(budget, useOf(row)),
});

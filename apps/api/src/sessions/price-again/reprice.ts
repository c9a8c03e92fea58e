import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { Repriced } from '@laadpoort/domain/tariffs/price-again';
import { priceSession, type SessionPrice } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion, VatBasis } from '@laadpoort/domain/tariffs/tariff';
import { columns } from '#platform/database/columns.ts';
import { readPricingFacts, type PricingDeps } from '../price-facts.ts';

/** As many as are priced at once, with their readings. */
export const MAX_SESSIONS = 2_000;

export interface Asked {
  readonly accountId: string;
  readonly stationId: string;
  readonly from: Date;
}

interface PresentRow {
  readonly id: number;
  /** Of the row: whatever changes it changes that. */
  readonly version: string;
  readonly tariffId: string | null;
  readonly vatBasis: VatBasis | null;
  readonly amount: string;
  readonly lines: SessionDetail['priceLines'] | null;
}

/** A session by its present price and by another version. */
export interface RepricedSession extends Repriced {
  readonly present: PresentRow;
  readonly price: SessionPrice;
}

/** Those that somebody pays for, that have ended, with their idle time, are on no document and have another price. */
const READ = `
  SELECT s.id, s.xmin::text AS version, s.tariff_version_id AS "tariffId", s.vat_basis AS "vatBasis",
         s.amount::text AS amount, s.price_lines AS lines
    FROM session s
   WHERE s.account_id = $1 AND s.station_id = $2 AND s.started_at >= $3 AND s.state = 'completed'
     AND s.free_rule IS NULL AND s.access_group_id IS NULL AND s.tariff_version_id IS DISTINCT FROM $4 AND s.document_id IS NULL
     AND s.idle_since IS NULL AND NOT s.idle_unpriced
   ORDER BY s.started_at, s.id LIMIT ${MAX_SESSIONS + 1}`;

const PRICED = columns<{ readonly id: number; readonly amount: string }>({
  id: ['int', ({ id }) => id],
  amount: ['numeric', ({ amount }) => amount],
});

const BASIS = `${PRICED.parameter(1)}::text`;
const AT_END = { account: 's.account_id', day: 'end_day.day' };

/**
 * Both amounts without VAT, as all totals count them, and whether it is dearer by any reading of them: the party that
 * decides whether VAT is in a price may be declared anew, also for the past.
 */
const WITHOUT_VAT = `
  SELECT s.id, round(${withoutVat({ ...AT_END, basis: 's.vat_basis', amount: 's.amount' })}, 6)::text AS before,
         round(${withoutVat({ ...AT_END, basis: BASIS, amount: 'p.amount' })}, 6)::text AS after,
         CASE WHEN s.vat_basis = 'incl' AND ${BASIS} = 'excl' THEN p.amount > s.amount / 1.21
              ELSE p.amount > s.amount END AS "isDearer"
    FROM ${PRICED.as('p')} JOIN session s ON s.id = p.id JOIN station st ON st.id = s.station_id,
         LATERAL (SELECT (s.ended_at AT TIME ZONE st.time_zone)::date AS day) end_day`;

/** What a station's sessions would cost by this version; null: they are too many. What was measured stays as it is. */
export const reprice = async (
  deps: PricingDeps,
  { accountId, stationId, from }: Asked,
  tariff: TariffVersion,
): Promise<readonly RepricedSession[] | null> => {
  const { pool } = deps;
  const { rows } = await pool.query<PresentRow>(READ, [accountId, stationId, from, tariff.id]);
  if (rows.length > MAX_SESSIONS) return null;
  const facts = await readPricingFacts(
    deps,
    rows.map(({ id }) => ({ id, tariff })),
  );
  const priced = rows.flatMap((present) => {
    const pricing = facts.get(present.id);
    return pricing ? [{ present, price: priceSession(pricing) }] : [];
  });
  const amounts = priced.map(({ present: { id }, price: { amount } }) => ({ id, amount }));
  const values = [...PRICED.values(amounts), tariff.vatBasis];
  const answer = await pool.query<Repriced & { readonly id: number }>(WITHOUT_VAT, values);
  const netOf = new Map(answer.rows.map(({ id, ...net }) => [id, net]));
  return priced.flatMap((session) => {
    const net = netOf.get(session.present.id);
    return net ? [{ ...session, ...net }] : [];
  });
};

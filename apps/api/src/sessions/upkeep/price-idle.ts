import { priceSession, type SessionPrice } from '@laadpoort/domain/tariffs/price-session';
import { componentsOf } from '@laadpoort/domain/tariffs/tariff';
import { columns } from '#platform/database/columns.ts';
import type { SessionChange } from '../live-session-events.ts';
import { readPricingFacts, type PricingDeps } from '../price-facts.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';

const AT_ONCE = 500;

interface UnpricedRow {
  readonly id: number;
  readonly version: string;
}

/** The version of a row: whatever changes it changes that. */
const UNPRICED = `
  SELECT id, xmin::text AS version FROM session WHERE idle_unpriced ORDER BY id LIMIT ${AT_ONCE}`;

interface Priced extends SessionPrice, UnpricedRow {}

const PRICED = columns<Priced>({
  id: ['int', ({ id }) => id],
  version: ['text', ({ version }) => version],
  amount: ['numeric', ({ amount }) => amount],
  price_lines: ['jsonb', ({ lines }) => JSON.stringify(linesToStore(lines))],
});

/** What a person has decided stays. What has changed since it was read is priced by the next pass. */
const UPDATE = `
  UPDATE session SET amount = p.amount, price_lines = p.price_lines, idle_unpriced = false FROM ${PRICED.as('p')}
   WHERE session.id = p.id AND session.xmin::text = p.version AND (session.review IS NULL OR session.review = 'open')
  RETURNING session.id AS "sessionId", account_id AS "accountId", station_id AS "stationId",
            charge_point_id AS "chargePointId"`;

/** Those whose tariff charges for no idle time, and those that a person has decided. */
const DONE = `
  UPDATE session SET idle_unpriced = false
   WHERE id = ANY($1::int[]) AND (NOT (id = ANY($2::int[])) OR review NOT IN ('open'))`;

/**
 * Prices sessions whose idle time has changed, where their tariff charges for it: also after their stop. Each is marked in
 * the statement that makes it so: what a crash or another change gets in the way of is priced by the next pass. Returns
 * those that were priced again.
 */
export const priceIdle = async (deps: PricingDeps): Promise<readonly SessionChange[]> => {
  const { rows } = await deps.pool.query<UnpricedRow>({ name: 'idle-unpriced', text: UNPRICED });
  if (rows.length === 0) return [];
  const facts = await readPricingFacts(
    deps,
    rows.map(({ id }) => ({ id })),
  );
  const priced = rows.flatMap(({ id, version }): Priced[] => {
    const pricing = facts.get(id);
    return pricing?.tariff && componentsOf(pricing.tariff, 'idle').length > 0
      ? [{ id, version, ...priceSession(pricing) }]
      : [];
  });
  const changed =
    priced.length === 0
      ? []
      : (
          await deps.pool.query<SessionChange>({
            name: 'price-idle',
            text: UPDATE,
            values: PRICED.values(priced),
          })
        ).rows;
  const ids = [rows, priced].map((each) => each.map(({ id }) => id));
  await deps.pool.query({ name: 'idle-done', text: DONE, values: ids });
  return changed;
};

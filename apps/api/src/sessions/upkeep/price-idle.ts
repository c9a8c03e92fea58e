import { priceSession, type SessionPrice } from '@laadpoort/domain/tariffs/price-session';
import { componentsOf } from '@laadpoort/domain/tariffs/tariff';
import { columns } from '#platform/database/columns.ts';
import type { SessionChange } from '../live-session-events.ts';
import { readPricingFacts, type PricingDeps } from '../price-facts.ts';
import { linesToStore } from '../price-lines.ts';

interface Priced extends SessionPrice {
  readonly id: number;
  readonly energyWh: bigint;
}

const PRICED = columns<Priced>({
  id: ['int', ({ id }) => id],
  energy_wh: ['bigint', ({ energyWh }) => energyWh],
  amount: ['numeric', ({ amount }) => amount],
  price_lines: ['jsonb', ({ lines }) => JSON.stringify(linesToStore(lines))],
});

/** What has changed meanwhile was priced with the new idle time, or is with the next. */
const UPDATE = `
  UPDATE session SET amount = p.amount, price_lines = p.price_lines FROM ${PRICED.as('p')}
   WHERE session.id = p.id AND session.energy_wh = p.energy_wh AND session.amount <> p.amount
  RETURNING session.id AS "sessionId", account_id AS "accountId", station_id AS "stationId",
            charge_point_id AS "chargePointId"`;

/**
 * Prices sessions whose idle time has changed, where their tariff charges for it: also after their stop. Returns those that
 * cost something else now.
 */
export const priceIdle = async (
  deps: PricingDeps,
  sessionIds: readonly number[],
): Promise<readonly SessionChange[]> => {
  const facts = await readPricingFacts(
    deps,
    sessionIds.map((id) => ({ id })),
  );
  const priced = [...facts].flatMap(([id, pricing]) =>
    pricing.tariff && componentsOf(pricing.tariff, 'idle').length > 0
      ? [{ id, energyWh: pricing.energyWh, ...priceSession(pricing) }]
      : [],
  );
  if (priced.length === 0) return [];
  const values = PRICED.values(priced);
  return (await deps.pool.query<SessionChange>({ name: 'price-idle', text: UPDATE, values })).rows;
};

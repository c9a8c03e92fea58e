import type pg from 'pg';
import { demoId } from '../random.ts';
import { accounts, people } from '../people.ts';
import { monthsBefore } from './months-before.ts';
import { insertRows } from './insert-rows.ts';

const MODELS = [
  ['Eve Single S-line', '22'],
  ['Eve Single Pro-line', '22'],
  ['Eve Double Pro-line', '22'],
] as const;

/** Sessions of the first two months of the demo's year, which are new business: support has looked at them. */
const FIRST_MONTHS = `
  WITH paid AS (
    SELECT s.id, s.account_id, s.amount, s.ended_at,
           to_char(s.ended_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month
      FROM session s
     WHERE s.account_id = ANY($1) AND s.free_rule IS NULL AND is_billed(s.state, s.review)
  ), review AS (
    INSERT INTO payable_review (session_id, account_id, decision, reason, amount, month, decided_by_id, decided_at)
    SELECT id, account_id, 'pay', 'A new account: this agrees with what its chargers deliver.', amount, month, $2,
           ended_at + interval '1 day'
      FROM paid WHERE month <= to_char((SELECT min(ended_at) FROM paid) + interval '1 month', 'YYYY-MM')
     ORDER BY id
    RETURNING id, decided_at
  )
  INSERT INTO payable_confirmation (review_id, confirmed_by_id, confirmed_at)
  SELECT id, $3, decided_at + interval '1 hour' FROM review`;

/** Its last session as a guest was not hers, the employee says. */
const DISPUTE = `
  INSERT INTO session_dispute (session_id, raised_by_id, raised_at, note)
  SELECT s.id, $1, $2, 'I was at home that day, and the card was in my pocket.'
    FROM session s JOIN id_token card ON card.uid = s.id_tag AND card.holder_id = $1
   WHERE s.authorization_rule = 'guest' AND s.free_rule IS NULL AND is_billed(s.state, s.review)
   ORDER BY s.ended_at DESC LIMIT 1`;

/** What support has said about models of chargers and about payments, and what waits for it. */
export const insertPayable = async (client: pg.ClientBase, now: Date): Promise<void> => {
  await insertRows(
    client,
    'charger_model',
    MODELS.map(([model, maxKw]) => ({
      id: demoId(`model ${model}`),
      vendor: 'Alfen BV',
      model,
      current: 'ac',
      max_kw: maxKw,
      changed_by_id: people.admin.id,
      changed_at: monthsBefore(now, 13),
    })),
  );
  const accountIds = Object.values(accounts).map(({ id }) => id);
  await client.query(FIRST_MONTHS, [accountIds, people.admin.id, people.secondAdmin.id]);
  await client.query(DISPUTE, [people.employee.id, now]);
};

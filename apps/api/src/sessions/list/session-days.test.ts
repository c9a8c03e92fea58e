import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession } from '#test/charging-data.ts';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const KEY = 'station_id, charge_point_id, connector_id, day, free, vat_basis';

const KINDS = { start: ['start'], time: ['time'], idle: ['idle'], limit: ['minimum', 'maximum'] };
const PARTS = Object.keys(KINDS).map((part) => `${part}_amount`);
const OF_LINES = Object.entries(KINDS).map(
  ([part, kinds]) =>
    `(SELECT coalesce(sum((line ->> 'amount')::numeric(18, 6)), 0) FROM jsonb_array_elements(s.price_lines) line
       WHERE line ->> 'kind' IN (${kinds.map((kind) => `'${kind}'`).join(', ')})) AS ${part}_amount`,
);
const LINES = `price_lines = '[{"kind":"energy","amount":"1"},{"kind":"start","amount":"0.35"},{"kind":"time","amount":"0.2"},
  {"kind":"idle","amount":"0.05"},{"kind":"idle","amount":"0.125"},{"kind":"maximum","amount":"-0.3"}]'`;

const COUNTED = `
  SELECT s.station_id, s.charge_point_id, s.connector_id, (s.ended_at AT TIME ZONE st.time_zone)::date AS day,
         s.free_rule IS NOT NULL AS free, coalesce(s.vat_basis, 'none') AS vat_basis, count(*)::int AS sessions,
         sum(s.energy_wh)::bigint AS energy_wh, sum(s.amount) AS amount,
         sum(greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at))))::bigint AS duration_seconds,
         ${PARTS.map((part) => `sum(${part})::numeric(18, 6) AS ${part}`).join(', ')}
    FROM session s JOIN station st ON st.id = s.station_id
   CROSS JOIN LATERAL (SELECT ${OF_LINES.join(', ')}) part
   WHERE s.account_id = $1 AND is_billed(s.state, s.review)
   GROUP BY 1, 2, 3, 4, 5, 6`;

/** What one statement may change of many sessions; a running one has no end yet. */
const CHANGES = [
  `SET state = 'completed', ended_at = coalesce(ended_at, started_at + interval '5 hours')`,
  `SET review = 'excluded'`,
  `SET review = 'corrected', energy_wh = energy_wh + 7, amount = amount + CASE WHEN free_rule IS NULL THEN 0.0135 ELSE 0 END`,
  `SET review = 'open'`,
  `SET amount = amount * 2, vat_basis = 'incl'`,
  `SET free_rule = 'whitelist', amount = 0`,
  `SET connector_id = 3 - connector_id WHERE state = 'completed'`,
  `SET ended_at = ended_at + interval '9 hours' WHERE state = 'completed'`,
  `SET ${LINES}`,
  `SET price_lines = '[{"kind":"time","amount":"0.7"}]' WHERE state = 'completed'`,
  `SET power_w = 1 WHERE state = 'charging'`,
];

test('the totals of days are those of the sessions, however many one statement changes', async () => {
  const { pool } = t.db;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: 0, max: 6 })), { maxLength: 8 }),
      async (changes) => {
        const owner = await t.signIn({ role: 'owner' });
        const chargers = [
          await t.addCharger({ accountId: owner.accountId }),
          await t.addCharger({ accountId: owner.accountId }),
        ];
        for (let n = 0; n < 6; n += 1) {
          const charger = chargers[n % 2]!;
          const startedAt = new Date(Date.UTC(2026, 9, 24 + (n % 3), 18 + n));
          await addSession(t.db, {
            accountId: owner.accountId,
            stationId: charger.stationId,
            chargePointId: charger.id,
            connectorId: 1 + (n % 2),
            startedAt,
            // One charge point has one running session.
            ...(n < 2 ? {} : { endedAt: new Date(startedAt.getTime() + 3_600_500) }),
          });
        }
        for (const [change, remainder] of changes)
          await pool.query(
            `UPDATE session ${change}${change.includes('WHERE') ? ' AND' : ' WHERE'} account_id = $1 AND id % 7 <> $2`,
            [owner.accountId, remainder],
          );
        await pool.query('DELETE FROM session WHERE account_id = $1 AND id % 3 = 0', [owner.accountId]);
        const counted = await pool.query(`SELECT * FROM (${COUNTED}) counted ORDER BY ${KEY}`, [
          owner.accountId,
        ]);
        const kept = await pool.query(
          `SELECT ${KEY}, sessions, energy_wh, amount, duration_seconds, ${PARTS.join(', ')}
             FROM session_day
            WHERE account_id = $1 AND sessions <> 0 ORDER BY ${KEY}`,
          [owner.accountId],
        );
        expect(kept.rows).toEqual(counted.rows);
      },
    ),
    { numRuns: 10 },
  );
});

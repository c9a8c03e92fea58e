import type { Client } from 'pg';

interface Wanted {
  readonly accounts: number;
  readonly sessionsEach: number;
  /** `2026-10` */
  readonly month: string;
}

/**
 * Accounts of all kinds with a station each and sessions of a month that are payable, as rows, without the row triggers.
 * In the three months before it was as much, so that nothing is sudden.
 */
export const addSettledAccounts = async (
  client: Client,
  { accounts, sessionsEach, month }: Wanted,
): Promise<void> => {
  await client.query(ACCOUNTS, [accounts]);
  await client.query('ALTER TABLE session DISABLE TRIGGER USER');
  await client.query(SESSIONS, [accounts, sessionsEach, `${month}-01`]);
  await client.query('ALTER TABLE session ENABLE TRIGGER USER');
  await client.query(DAYS);
  await client.query('VACUUM ANALYZE');
};

const ACCOUNTS = `
  WITH
  place AS (SELECT n, 'account-' || n AS id, gen_random_uuid() AS station, gen_random_uuid() AS charger,
                   (ARRAY['kor', 'vat-nl', 'private', 'very-small'])[1 + n % 4] AS kind
              FROM generate_series(1, $1::int) AS n),
  account AS (INSERT INTO organization (id, name, slug) SELECT id, id, id FROM place),
  person AS (INSERT INTO "user" (id, name, email, updated_at) SELECT id, id, id || '@example.com', now() FROM place),
  member AS (INSERT INTO member (id, organization_id, user_id, role) SELECT id, id, id, 'owner' FROM place),
  station AS (INSERT INTO station (id, account_id, name, street, postal_code, city)
              SELECT station, id, 'Station', 'Kade 1', '1012 AB', 'Amsterdam' FROM place),
  charger AS (INSERT INTO charge_point (id, account_id, station_id, ocpp_identity, serial_number, security_profile)
              SELECT charger, id, station, charger, 'SN-' || n, 0 FROM place),
  tariff AS (INSERT INTO tariff_version (id, account_id, station_id, components, vat_basis, valid_from, created_by_id)
             SELECT gen_random_uuid(), id, station, '[{"kind": "energy", "pricePerKwh": "0.3000"}]', 'excl', '2026-01-01', id
               FROM place),
  agreed AS (INSERT INTO agreement_acceptance (account_id, version, accepted_at, accepted_by_id)
             SELECT id, 1, '2026-01-01', id FROM place),
  vat AS (INSERT INTO vat_id_check (account_id, vat_id, result, name, checked_on, recorded_at, recorded_by_id, confirmed_at,
                                    confirmed_by_id)
          SELECT id, 'NL000099998B57', 'valid', id, '2026-01-01', '2026-01-01', 'one', '2026-01-01', 'two' FROM place),
  issuer AS (INSERT INTO token_provider (id, name, pays_said_by_id, pays_confirmed_by_id, pays_confirmed_at)
             VALUES (gen_random_uuid(), 'Paying', 'one', 'two', '2026-01-01'))
  INSERT INTO party_version (account_id, kind, name, street, postal_code, city, country, kvk, vat_id, valid_from, declared_at,
                             declared_by_id)
  SELECT id, kind, id, 'Laan 2', '3011 AB', 'Rotterdam', 'NL', CASE WHEN kind <> 'private' THEN '12345678' END,
         CASE WHEN kind = 'vat-nl' THEN 'NL000099998B57' END, '2026-01-01', '2026-01-01', id FROM place`;

/** One after another over 29 days, each with the card that comes next. */
const SESSIONS = `
  INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
    authorization_status, authorization_rule, provider_id, started_at, started_at_raw, start_received_at, meter_start_wh,
    ended_at, stop_received_at, meter_stop_wh, energy_wh, amount, tariff_version_id, vat_basis, price_lines)
  SELECT point.account_id, point.station_id, point.id, 1, point.account_id || '-' || n, 'completed', card, card, 'Accepted',
    'guest', issuer.id, at, at::text, at, n * 10, ended, ended, n * 10 + wh, wh, wh * 0.0003, tariff.id, 'excl',
    jsonb_build_array(jsonb_build_object('kind', 'energy', 'window', null, 'energyWh', wh, 'pricePerKwh', '0.3000',
      'seconds', null, 'pricePerHour', null, 'amount', (wh * 0.0003)::numeric(18, 6)::text))
    FROM charge_point AS point JOIN tariff_version AS tariff ON tariff.station_id = point.station_id
   CROSS JOIN token_provider AS issuer
   CROSS JOIN generate_series(1, $2::int) AS n
   CROSS JOIN LATERAL (SELECT $3::timestamptz + n * interval '29 days' / $2::int AS at, 500 + n % 7000 AS wh) AS given
   CROSS JOIN LATERAL (SELECT at + interval '1 hour' AS ended, point.account_id || '-' || n % greatest(10, $2::int / 50) AS card)
     AS told
   WHERE point.account_id IN (SELECT 'account-' || number FROM generate_series(1, $1::int) AS number)`;

const DAYS = `
  INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, vat_basis, sessions, energy_wh,
    amount, duration_seconds)
  SELECT s.account_id, s.station_id, s.charge_point_id, s.connector_id, day, false, 'excl', count(*), sum(s.energy_wh),
    sum(s.amount), count(*) * 3600
    FROM session s CROSS JOIN generate_series(0, 3) AS back
   CROSS JOIN LATERAL (SELECT ((s.ended_at AT TIME ZONE 'Europe/Amsterdam')::date - back * interval '1 month')::date AS day)
     AS ended
   GROUP BY 1, 2, 3, 4, 5`;

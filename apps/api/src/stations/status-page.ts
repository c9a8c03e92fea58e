import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import type { StatusPage } from '@laadpoort/contract/stations/station';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, addMonths, dayOf } from '@laadpoort/domain/reports/month';
import { attentionRank } from '@laadpoort/domain/stations/connector-state';
import type { Database } from '#platform/database/database.ts';
import { connectorAnswer, isSeen, type Present } from './charge-points/charge-point-answer.ts';
import { readChargePoints } from './charge-points/read-charge-points.ts';

interface Day {
  readonly day: string;
  readonly sessions: number;
  readonly energyWh: number;
  readonly amount: string;
}

/** Everything the Status page shows: charging points with problems first, the month so far. */
export const readStatusPage = async (
  db: Database,
  accountId: string,
  present: Present,
): Promise<Omit<StatusPage, 'waiting' | 'nextPayout'>> => {
  const today = dayOf(present.now, ACCOUNT_TIME_ZONE);
  const month = today.slice(0, 7);
  const [points, days] = await Promise.all([
    readPoints(db, accountId, present),
    readDays(db, accountId, `${addMonths(month, -1)}-01`, today),
  ]);
  return {
    points,
    month: monthSoFar(days, today),
    days: daysOfMonth(days, today),
  };
};

const readPoints = async (
  db: Database,
  accountId: string,
  present: Present,
): Promise<StatusPage['points']> => {
  const rows = await readChargePoints(db, { accountId });
  const points = rows.flatMap((row) =>
    row.connector_id === null || !isSeen(row)
      ? []
      : {
          ...connectorAnswer(row, row.connector_id, present),
          stationId: row.station_id,
          stationName: row.station_name,
          timeZone: row.time_zone,
          serialNumber: row.serial_number,
          lastSeenAt: row.last_seen_at?.toISOString() ?? null,
        },
  );
  return points.toSorted((a, b) => attentionRank(a.state) - attentionRank(b.state));
};

/** Days with sessions from the first of a month on; of each month only as many days as have passed in this one. */
const readDays = async (db: Database, accountId: string, from: string, until: string): Promise<Day[]> => {
  const { rows } = await db.pool.query<{ day: string; sessions: number; energy_wh: string; amount: string }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(sessions)::int AS sessions, sum(energy_wh) AS energy_wh,
            round(sum(${DAY_WITHOUT_VAT}), 6)::text AS amount
       FROM session_day WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
        AND extract(day FROM day) <= extract(day FROM $3::date)
      GROUP BY session_day.day ORDER BY session_day.day`,
    [accountId, from, until],
  );
  return rows.map(({ energy_wh, ...row }) => ({ ...row, energyWh: Number(energy_wh) }));
};

/** The current month, and those of its days that are over in the previous month: on the 12th, the days 1 to 11. */
const monthSoFar = (days: readonly Day[], today: string): StatusPage['month'] => {
  const month = today.slice(0, 7);
  const now = days.filter(({ day }) => day.startsWith(month));
  const before = days.filter(({ day }) => !day.startsWith(month) && day.slice(8) < today.slice(8));
  return {
    month,
    sessions: sum(now.map(({ sessions }) => sessions)),
    energyWh: sum(now.map(({ energyWh }) => energyWh)),
    amount: sumAmounts(now.map(({ amount }) => amount)),
    previousAmount: sumAmounts(before.map(({ amount }) => amount)),
    currency: 'EUR',
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** One entry per day from the 1st to today, including days without sessions, so that the chart has no gaps. */
const daysOfMonth = (days: readonly Day[], today: string): StatusPage['days'] =>
  Array.from({ length: Number(today.slice(8)) }, (_, index) => {
    const day = `${today.slice(0, 8)}${String(index + 1).padStart(2, '0')}`;
    const found = days.find((entry) => entry.day === day);
    return { day, energyWh: found?.energyWh ?? 0, amount: found?.amount ?? '0' };
  });

import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import type { Database } from '#platform/database/database.ts';
import {
  completedConditions,
  runningConditions,
  type SessionFilter,
  type SessionReader,
  type SqlConditions,
} from './session-filter.ts';
import { DURATION_SECONDS, WITHOUT_VAT } from './listed-session.ts';

/** What is billed, and what awaits a person's decision before it is. */
export interface Totals {
  sessions: number;
  energyWh: number;
  /** Without VAT. */
  amount: string;
  durationSeconds: number;
  waiting: Waiting;
}

export interface Waiting {
  sessions: number;
  energyWh: number;
}

/** Totals of the billed sessions that the same filter lists; running ones count as they are so far. */
export const readTotals = async (
  db: Database,
  reader: SessionReader,
  filter: SessionFilter,
): Promise<Totals> => {
  const parts = [sumOfSessions(runningConditions(reader, filter))];
  if (filter.kind !== 'running') {
    const isRare = filter.kind === 'flagged' || filter.kind === 'waiting';
    const perSession = isRare || filter.card || filter.cardId;
    parts.push(perSession ? sumOfBilled(completedConditions(reader, filter)) : sumOfDays(reader, filter));
  }
  const [waiting, ...answers] = await Promise.all([
    readWaiting(db, reader, filter),
    ...parts.map(({ text, values }) => db.pool.query<Omit<Totals, 'waiting'>>(text, values)),
  ]);
  const sums = answers.flatMap(({ rows }) => rows);
  return {
    sessions: sum(sums.map(({ sessions }) => sessions)),
    energyWh: sum(sums.map(({ energyWh }) => energyWh)),
    amount: sumAmounts(sums.map(({ amount }) => amount)),
    durationSeconds: sum(sums.map(({ durationSeconds }) => durationSeconds)),
    waiting,
  };
};

/** Listed sessions that still need a decision. */
const readWaiting = async (
  { pool }: Database,
  reader: SessionReader,
  filter: SessionFilter,
): Promise<Waiting> => {
  const { where, values } = completedConditions(reader, filter);
  const asked = sumOfSessions({ where: `${where} AND s.review = 'open'`, values });
  const { rows } = await pool.query<Waiting>(asked.text, asked.values);
  return { sessions: rows[0]?.sessions ?? 0, energyWh: rows[0]?.energyWh ?? 0 };
};

/** The same for a whole account, for pages that show money. */
export const readWaitingOfAccount = (
  db: Database,
  accountId: string,
  { now, ...period }: Pick<SessionFilter, 'from' | 'to' | 'stationId'> & { now: Date },
): Promise<Waiting> => readWaiting(db, { accountId, managesCards: false, now }, { ...period, kind: 'all' });

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const sumOfSessions = ({ where, values }: SqlConditions) => ({
  text: `SELECT count(*)::float8 AS sessions, coalesce(sum(s.energy_wh), 0)::float8 AS "energyWh",
           round(coalesce(sum(${WITHOUT_VAT}), 0), 6)::text AS amount,
           coalesce(sum(${DURATION_SECONDS}), 0)::float8 AS "durationSeconds"
         FROM session s LEFT JOIN station st ON st.id = s.station_id WHERE ${where}`,
  values,
});

const sumOfBilled = ({ where, values }: SqlConditions) =>
  sumOfSessions({ where: `${where} AND is_billed(s.state, s.review)`, values });

/** Completed sessions from the totals that a trigger keeps per day: a year is a few thousand rows, not a million. */
const sumOfDays = ({ accountId }: SessionReader, filter: SessionFilter) => {
  const values: unknown[] = [accountId];
  const where = ['account_id = $1'];
  const add = (condition: string, value: unknown) => where.push(`${condition} $${values.push(value)}`);
  if (filter.from) add('day >=', filter.from);
  if (filter.to) add('day <=', filter.to);
  if (filter.stationId) add('station_id =', filter.stationId);
  if (filter.chargePointId) add('charge_point_id =', filter.chargePointId);
  if (filter.kind === 'paid' || filter.kind === 'free') add('free =', filter.kind === 'free');
  return {
    text: `SELECT coalesce(sum(sessions), 0)::float8 AS sessions, coalesce(sum(energy_wh), 0)::float8 AS "energyWh",
             round(coalesce(sum(${DAY_WITHOUT_VAT}), 0), 6)::text AS amount,
             coalesce(sum(duration_seconds), 0)::float8 AS "durationSeconds"
           FROM session_day WHERE ${where.join(' AND ')}`,
    values,
  };
};

import { Money } from '@laadpoort/domain/money/amount';
import { addMonths } from '@laadpoort/domain/reports/month';
import { decidePayable } from '@laadpoort/domain/settlement/payable/decide-payable';
import type {
  AccountMonth,
  Payable,
  PayableFacts,
  PayableLimits,
  PlatformReview,
} from '@laadpoort/domain/settlement/payable/payable';
import { waitingReviews } from '@laadpoort/domain/settlement/payable/second-person';
import type { Database } from '#platform/database/database.ts';
import { readPayableRows, type PayableRow } from './payable-rows.ts';
import { readReviewRows, type ReviewRow } from './review-rows.ts';
import { keyOf, readMonthAmounts, readMonthRows, type MonthRow } from './month-rows.ts';

/** What is usual is the mean of this many months. */
const USUAL_MONTHS = 3;

export interface PayableQuestion {
  /** Sessions of other accounts are left out. */
  readonly accountIds: readonly string[];
  readonly sessionIds: readonly number[];
  readonly limits: PayableLimits;
}

/** Whether sessions of accounts are payable, by id. Four queries, however many there are. */
export const readPayable = async (
  db: Pick<Database, 'pool'>,
  { accountIds, sessionIds, limits }: PayableQuestion,
): Promise<ReadonlyMap<number, Payable>> => {
  const rows = await readPayableRows(db, accountIds, sessionIds);
  const months = rows.map(({ month }) => month).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const [reviews, counts, amounts] = await Promise.all([
    readReviewRows(db, accountIds),
    readMonthRows(db, accountIds, [first, last]),
    readMonthAmounts(db, accountIds, [addMonths(first, -USUAL_MONTHS), last]),
  ]);
  const platformReviews = platformReviewsOf(reviews);
  const usedOnce = new Set(counts.flatMap((month) => month.usedOnce));
  const countOf = new Map(counts.map((count) => [keyOf(count.accountId, count.month), count]));
  return new Map(
    rows.map((row) => {
      const month = accountMonth(row, countOf, amounts);
      const platformReview = platformReviews.get(row.id) ?? null;
      const facts = { ...factsOf(row), month, isCardUsedOnce: usedOnce.has(row.id), platformReview };
      return [row.id, decidePayable(facts, limits)];
    }),
  );
};

const factsOf = ({
  energyWh,
  measuredEnergyWh,
  current,
  maxKw,
  ...row
}: PayableRow): Omit<PayableFacts, 'month' | 'isCardUsedOnce' | 'platformReview'> => ({
  ...row,
  energyWh: BigInt(energyWh),
  measuredEnergyWh: measuredEnergyWh === null ? null : BigInt(measuredEnergyWh),
  model: current === null || maxKw === null ? null : { current, maxKw },
});

const accountMonth = (
  { accountId, month }: Pick<PayableRow, 'accountId' | 'month'>,
  countOf: ReadonlyMap<string, MonthRow>,
  amounts: ReadonlyMap<string, string>,
): AccountMonth => {
  const count = countOf.get(keyOf(accountId, month));
  let before = new Money(0);
  for (let back = 1; back <= USUAL_MONTHS; back += 1)
    before = before.plus(amounts.get(keyOf(accountId, addMonths(month, -back))) ?? 0);
  return {
    amount: amounts.get(keyOf(accountId, month)) ?? '0',
    usualAmount: before.dividedBy(USUAL_MONTHS).toFixed(),
    sessions: count?.sessions ?? 0,
    cardsUsedOnce: count?.usedOnce.length ?? 0,
  };
};

const platformReviewsOf = (rows: readonly ReviewRow[]): ReadonlyMap<number, PlatformReview> => {
  const waiting = waitingReviews(
    rows.map((row) => ({ ...row, id: BigInt(row.id), amount: row.amountWithoutVat })),
  );
  return new Map(
    rows.map(({ id, sessionId, decision, amount, decidedAt }) => [
      sessionId,
      { decision, amount, decidedAt, waits: waiting.has(BigInt(id)) },
    ]),
  );
};

import { sumAmounts } from '../money/amount.ts';

/** A session by the price that it has and by another one: amounts without VAT. */
export interface Repriced {
  readonly before: string;
  readonly after: string;
  /** Whether it would cost more, whatever its owner is for VAT. */
  readonly isDearer: boolean;
}

export interface PriceDifference {
  readonly sessions: number;
  /** Those that would cost more. */
  readonly raised: number;
  readonly before: string;
  readonly after: string;
}

/** What pricing sessions again would change, which a person sees before it is done. */
export const priceDifference = (sessions: readonly Repriced[]): PriceDifference => ({
  sessions: sessions.length,
  raised: sessions.filter(({ isDearer }) => isDearer).length,
  before: sumAmounts(sessions.map(({ before }) => before)),
  after: sumAmounts(sessions.map(({ after }) => after)),
});

/** Who is paid by it never makes a session dearer; the operator's staff does, two of them. */
export const mayOwnerApply = ({ raised }: Pick<PriceDifference, 'raised'>): boolean => raised === 0;

import { sumAmounts } from '../../money/amount.ts';
import type { PriceLine } from '../../tariffs/price-line.ts';

/** What a session was told to cost, or its lines of some kinds: 6 places, in the basis of its tariff. */
export const toldAmount = (
  { lines }: { readonly lines: readonly PriceLine[] },
  ...kinds: readonly PriceLine['kind'][]
): string =>
  sumAmounts(
    lines.flatMap(({ kind, amount }) => (kinds.length === 0 || kinds.includes(kind) ? [amount] : [])),
  );

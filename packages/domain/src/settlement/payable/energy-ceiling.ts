import { Money } from '../../money/amount.ts';
import { SAME_MOMENT_MS } from '../../sessions/overlap.ts';
import { UNKNOWN_MODEL } from './model-rating.ts';
import type { PayableFacts } from './payable.ts';

/** A grid may have 10 % more than its nominal voltage. */
const VOLTAGE_MARGIN = '1.1';
const MS_PER_HOUR = 3_600_000;

/**
 * The most that a connector of this model delivers from the start to the end, as far as that had passed when the stop
 * came. A minute is given for clocks.
 */
export const energyCeilingWh = ({
  model,
  startedAt,
  endedAt,
  stopReceivedAt,
}: Pick<PayableFacts, 'model' | 'startedAt' | 'endedAt' | 'stopReceivedAt'>): bigint => {
  const ends = [endedAt, stopReceivedAt].flatMap((at) => (at === null ? [] : [at.getTime()]));
  const durationMs = Math.max(0, Math.min(...ends) - startedAt.getTime()) + SAME_MOMENT_MS;
  const powerW = new Money((model ?? UNKNOWN_MODEL).maxKw).times(1000).times(VOLTAGE_MARGIN);
  return BigInt(powerW.times(durationMs).dividedBy(MS_PER_HOUR).toFixed(0));
};

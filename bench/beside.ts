import type { LoadTarget } from './load/charge-point.ts';
import { runLoad } from './processes.ts';
import { report } from './report.ts';

const PAIRS = 7;
/** Below it nobody notices, however calm it was before. */
const NOTICED_MS = 15;

interface Beside {
  readonly figure: string;
  readonly chargePoints: readonly LoadTarget[];
  /** Goes on until it is over; returns what it did, in words. */
  readonly disturb: (over: AbortSignal) => Promise<string>;
}

/** What charge points notice of something beside them: the medians over interleaved pairs of without and with it. */
export const measureBeside = async ({ figure, chargePoints, disturb }: Beside): Promise<void> => {
  const load = () =>
    runLoad({
      targets: [...chargePoints],
      idTag: 'BE51DE',
      warmUpSeconds: 2,
      seconds: 6,
      messagesPerSecond: 100,
    });
  const pairs: { readonly aloneMs: number; readonly besideMs: number }[] = [];
  let done = '';
  while (pairs.length < PAIRS) {
    const alone = await load();
    const over = new AbortController();
    const disturbing = disturb(over.signal);
    const beside = await load();
    over.abort();
    done = await disturbing;
    pairs.push({ aloneMs: alone.p99Ms, besideMs: beside.p99Ms });
  }
  const ratio = median(pairs.map(({ aloneMs, besideMs }) => besideMs / aloneMs));
  const moreMs = median(pairs.map(({ aloneMs, besideMs }) => besideMs - aloneMs));
  const aloneMs = median(pairs.map((pair) => pair.aloneMs));
  report(
    `${figure}: p99 of the others, to without it`,
    `${ratio.toFixed(2)}× (${moreMs.toFixed(1)} ms more than ${aloneMs.toFixed(1)} ms; ${done})`,
    '< 2× or < 15 ms more',
    ratio < 2 || moreMs < NOTICED_MS,
  );
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './faults/line.ts';
import type { LoadTarget } from './load/charge-point.ts';
import { runLoad } from './processes.ts';
import type { Product } from './product.ts';
import { report } from './report.ts';

const OTHERS = 50;
const CALLS_PER_SECOND = 10_000;
const STEP_MS = 10;

/** One charge point sends up to 10,000 calls a second, whatever the answers; when disconnected, it reconnects. */
const flood = async (target: LoadTarget, over: AbortSignal): Promise<number> => {
  let sent = 0;
  while (!over.aborted) {
    const line = await connect(target).catch(() => undefined);
    if (line === undefined) {
      await sleep(250);
      continue;
    }
    while (line.isOpen() && !over.aborted) {
      for (let call = 0; call < (CALLS_PER_SECOND * STEP_MS) / 1_000; call += 1) {
        line.sendRaw(JSON.stringify([2, String((sent += 1)), 'Heartbeat', {}]));
      }
      await sleep(STEP_MS);
    }
    line.close();
  }
  return sent;
};

/** What the others notice of one that floods. */
export const measureFlood = async (product: Product): Promise<void> => {
  const [flooder, ...others] = await product.addChargePoints(OTHERS + 1);
  if (flooder === undefined) throw new Error('no charge point');
  const load = () =>
    runLoad({ targets: others, idTag: 'F100D', warmUpSeconds: 3, seconds: 12, messagesPerSecond: 100 });
  const alone = await load();
  const over = new AbortController();
  const flooding = flood(flooder, over.signal);
  const beside = await load();
  over.abort();
  const sent = await flooding;
  const ratio = beside.p99Ms / alone.p99Ms;
  report(
    'one charge point floods: p99 of the others, to without it',
    `${ratio.toFixed(2)}× (${beside.p99Ms.toFixed(1)} to ${alone.p99Ms.toFixed(1)} ms; ${sent} calls sent)`,
    '< 2×',
    ratio < 2,
  );
};

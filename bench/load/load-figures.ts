import { runLoad, startScript, stopProcess } from '../processes.ts';
import type { Product } from '../product.ts';
import { report } from '../report.ts';

const CHARGE_POINTS = 200;
const MESSAGES_PER_SECOND = 500;
const ID_TAG = '04A1B2C3D4E5F6';

const bareMessagesPerSecond = async (): Promise<number> => {
  await using resources = new AsyncDisposableStack();
  const { child, firstOutput } = await startScript('load/bare-server.ts');
  resources.defer(() => stopProcess(child));
  const url = `ws://127.0.0.1:${firstOutput.trim()}`;
  const targets = Array.from({ length: CHARGE_POINTS }, (_, index) => ({
    url,
    identity: `BARE-${index}`,
    localAddress: '127.0.0.1',
  }));
  const result = await runLoad({ targets, idTag: ID_TAG, warmUpSeconds: 3, seconds: 8 });
  return result.messages / result.seconds;
};

/** Charging as fast as answers arrive, against the bare server; and at a fixed pace. */
export const measureLoad = async (product: Product): Promise<void> => {
  const bare = await bareMessagesPerSecond();
  const targets = await product.addChargePoints(CHARGE_POINTS);
  const closed = await runLoad({ targets, idTag: ID_TAG, warmUpSeconds: 5, seconds: 15 });
  const perSecond = closed.messages / closed.seconds;
  const ratio = perSecond / bare;
  report(
    'mixed closed loop, 200 charge points, ratio to bare strict ocpp-rpc',
    `${ratio.toFixed(3)} (${Math.round(perSecond)} of ${Math.round(bare)} messages/s)`,
    '≥ 0.20',
    ratio >= 0.2,
  );

  const paced = await runLoad({
    targets,
    idTag: ID_TAG,
    warmUpSeconds: 5,
    seconds: 20,
    messagesPerSecond: MESSAGES_PER_SECOND,
  });
  report(
    `the same at ${MESSAGES_PER_SECOND} messages/s: p99 answer`,
    `${paced.p99Ms.toFixed(1)} ms`,
    '≤ 25 ms',
    paced.p99Ms <= 25,
  );
};

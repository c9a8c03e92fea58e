import { setTimeout as sleep } from 'node:timers/promises';
import { connectAll, connectHerd, type LoadChargePoint, type LoadTarget } from './charge-point.ts';
import { residentBytes } from '../processes.ts';
import type { Product } from '../product.ts';
import { report } from '../report.ts';

const CHARGE_POINTS = 10_000;
const WARM = 500;

const boot = (chargePoints: readonly LoadChargePoint[]) =>
  Promise.all(
    chargePoints.map((chargePoint) =>
      chargePoint.call('BootNotification', { chargePointVendor: 'Bench', chargePointModel: 'Idle' }),
    ),
  );

/** As chargers do: each boots as soon as it is connected. */
const connectAndBoot = async (targets: readonly LoadTarget[]): Promise<LoadChargePoint[]> => {
  const connected: LoadChargePoint[] = [];
  for (let from = 0; from < targets.length; from += 250) {
    const some = await connectAll(targets.slice(from, from + 250));
    await boot(some);
    connected.push(...some);
  }
  return connected;
};

/** 10,000 idle charge points: what each costs; and how soon all are back after a restart. */
export const measureHerd = async (product: Product): Promise<void> => {
  const targets = await product.addChargePoints(CHARGE_POINTS);
  // Warm-up first: what the process needs once is not a cost of each charge point.
  const first = await connectAndBoot(targets.slice(0, WARM));
  await sleep(15_000);
  const before = residentBytes(product.pid());
  const rest = await connectAndBoot(targets.slice(WARM));
  await sleep(15_000);
  const kib = (residentBytes(product.pid()) - before) / 1_024 / rest.length;
  report('10,000 idle charge points: RSS each', `${kib.toFixed(1)} KiB`, '≤ 30 KiB', kib <= 30);

  await product.restart();
  const from = performance.now();
  const { connected, refusedForGood } = await connectHerd(targets);
  await boot(connected);
  const seconds = (performance.now() - from) / 1_000;
  report(
    'reconnect and boot of all 10,000 after a restart',
    `${seconds.toFixed(1)} s, ${refusedForGood} refused for good`,
    '≤ 60 s, 0',
    seconds <= 60 && refusedForGood === 0,
  );
  for (const chargePoint of [...first, ...rest, ...connected]) chargePoint.close();
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { Broken } from './broken/variants.ts';
import { chargeUntil, newHistory } from './charger.ts';
import { compare, type Verdict } from './checker.ts';
import { connectWithRetry } from './line.ts';
import { openScene } from './scene.ts';

/**
 * Under load, one charge point stops, and sends readings for, every transaction it can think of
 * (docs/protocol/faults.md).
 */
export const intrude = async (given: {
  readonly seconds: number;
  readonly broken?: Broken;
}): Promise<Verdict> => {
  await using scene = await openScene(9, given.broken ? { broken: given.broken } : {});
  const [intruder, ...targets] = scene.targets;
  if (intruder === undefined) throw new Error('no charge point');
  const over = new AbortController();
  const histories = targets.map(({ identity }) => newHistory(identity));
  const charging = targets.map((target, index) =>
    chargeUntil(target, histories[index] ?? newHistory(target.identity), over.signal, 400),
  );
  const line = await connectWithRetry(intruder);
  const until = performance.now() + given.seconds * 1_000;
  while (performance.now() < until) {
    const known = histories.flatMap(({ starts }) =>
      [...starts.values()].map(({ transactionId }) => transactionId),
    );
    for (const transactionId of [...known.slice(-8), Math.max(0, ...known) + 1]) {
      const timestamp = new Date().toISOString();
      await line.call('StopTransaction', { transactionId, meterStop: 9, timestamp, reason: 'Local' });
      const meterValue = [{ timestamp, sampledValue: [{ value: '9' }] }];
      await line.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    }
    await sleep(50);
  }
  over.abort();
  await Promise.all(charging);
  line.close();
  return await scene.ask((client) => compare(histories, client));
};

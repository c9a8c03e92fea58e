import type { Broken } from './broken/variants.ts';
import { createSender, newHistory } from './charger.ts';
import { compare, type Verdict } from './checker.ts';
import { openCuttingProxy, type Cut } from './proxy.ts';
import { openScene } from './scene.ts';

const CHARGERS = 10;
/** A StartTransaction frame is about this long, its answer about a third of that. */
const REQUEST_BYTES = 230;
const ANSWER_BYTES = 90;

/** Cuts spread over all offsets of a request and of its answer. */
const cutOf = (n: number): Cut => {
  const how = n % 3 === 0 ? 'end' : 'reset';
  return n % 2 === 0
    ? { direction: 'to-product', afterBytes: (n * 7) % REQUEST_BYTES, how }
    : { direction: 'to-charger', afterBytes: (n * 5) % ANSWER_BYTES, how };
};

/**
 * The connection is cut in the middle of a StartTransaction, a MeterValues or a StopTransaction, or of its answer
 * (docs/protocol/faults.md); the charger reconnects and sends it again with another id.
 */
export const cutLines = async (given: {
  readonly cuts: number;
  readonly broken?: Broken;
}): Promise<Verdict> => {
  await using scene = await openScene(CHARGERS, given.broken ? { broken: given.broken } : {});
  const proxies = await Promise.all(
    scene.targets.map(() => openCuttingProxy(Number(new URL(scene.product.url).port))),
  );
  const histories = scene.targets.map(({ identity }) => newHistory(identity));
  let cuts = 0;
  await Promise.all(
    scene.targets.map(async (target, index) => {
      const [proxy, history] = [proxies[index], histories[index]];
      if (proxy === undefined || history === undefined) return;
      const through = { ...target, url: `ws://127.0.0.1:${proxy.port}/ocpp` };
      // One Wh at a time: nothing can draw more in the milliseconds between two messages.
      let registerWh = 1_000;
      for (let session = 0; cuts < given.cuts; session += 1) {
        const { send, hangUp } = createSender(through, history);
        const cutWithin = async (action: string, payload: object) => {
          // The next connection is cut during this message; the one after it is complete.
          hangUp();
          proxy.cutNext(cutOf((cuts += 1)));
          const fresh = createSender(through, history);
          const answer = await fresh.send(action, payload);
          fresh.hangUp();
          return answer;
        };
        const idTag = `C${index}X${session}`;
        const timestamp = new Date().toISOString();
        const start = { connectorId: 1, idTag, meterStart: registerWh, timestamp };
        const transactionId = Number((await cutWithin('StartTransaction', start))['transactionId']);
        history.starts.set(idTag, { transactionId, meterStartWh: registerWh });
        registerWh += 1;
        const meterValue = [
          { timestamp: new Date().toISOString(), sampledValue: [{ value: String(registerWh) }] },
        ];
        await cutWithin('MeterValues', { connectorId: 1, transactionId, meterValue });
        history.readings.push({ idTag, registerWh });
        registerWh += 1;
        const stop = { transactionId, idTag, meterStop: registerWh, timestamp: new Date().toISOString() };
        await cutWithin('StopTransaction', stop);
        history.stops.set(idTag, registerWh);
        await send('Heartbeat', {});
        hangUp();
      }
    }),
  );
  await Promise.all(proxies.map((proxy) => proxy.close()));
  return await scene.ask((client) => compare(histories, client));
};

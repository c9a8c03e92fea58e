import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTarget } from '../load/charge-point.ts';
import { connect, NoAnswer, Refused, type Line } from './line.ts';

/** What one charger was told: the harness compares it with the database. */
export interface History {
  readonly identity: string;
  /** By id tag, which is used for one session only. */
  readonly starts: Map<string, { transactionId: number; meterStartWh: number }>;
  /** Acknowledged meter values: id tag and register. */
  readonly readings: { idTag: string; registerWh: number }[];
  readonly stops: Map<string, number>;
  /** What must never happen: a CALLERROR for a transaction message, two ids for one start. */
  readonly violations: string[];
  acknowledged: number;
}

export const newHistory = (identity: string): History => ({
  identity,
  starts: new Map(),
  readings: [],
  stops: new Map(),
  violations: [],
  acknowledged: 0,
});

/**
 * A charger drops a message after this many attempts that were refused or not answered; a closed connection does not
 * count.
 */
const ATTEMPTS = 3;

/** Sends each message until it is answered, over as many connections as that takes, like a charger's queue. */
export const createSender = (target: LoadTarget, history: History) => {
  let line: Line | undefined;
  const send = async (action: string, payload: object): Promise<Record<string, unknown>> => {
    for (let attempts = 0; ;) {
      try {
        line ??= await connect(target);
        const answer = await line.call(action, payload);
        history.acknowledged += 1;
        return answer;
      } catch (error) {
        if (error instanceof Refused) history.violations.push(`${action} was refused: ${error.message}`);
        if (error instanceof Refused || error instanceof NoAnswer) attempts += 1;
        if (attempts === ATTEMPTS)
          history.violations.push(`${action} was dropped after ${ATTEMPTS} attempts`);
        line?.close();
        line = undefined;
        await sleep(50 + Math.random() * 100);
      }
    }
  };
  return { send, hangUp: () => line?.close() };
};

const now = () => new Date().toISOString();

/** Runs sessions one after another until it is told to end: a start, some meter values, a stop. */
export const chargeUntil = async (
  target: LoadTarget,
  history: History,
  over: AbortSignal,
  pauseMs = 0,
): Promise<void> => {
  const { send, hangUp } = createSender(target, history);
  // One Wh at a time: nothing can draw more in the milliseconds between two messages.
  let registerWh = 1_000;
  for (let count = 0; !over.aborted; count += 1) {
    const idTag = `F${target.identity.slice(-4)}X${count}`.toUpperCase();
    const meterStartWh = registerWh;
    const start = { connectorId: 1, idTag, meterStart: meterStartWh, timestamp: now() };
    const transactionId = Number((await send('StartTransaction', start))['transactionId']);
    history.starts.set(idTag, { transactionId, meterStartWh });
    for (let sample = 0; sample < 3; sample += 1) {
      registerWh += 1;
      await sleep(pauseMs);
      const meterValue = [{ timestamp: now(), sampledValue: [{ value: String(registerWh) }] }];
      await send('MeterValues', { connectorId: 1, transactionId, meterValue });
      history.readings.push({ idTag, registerWh });
    }
    registerWh += 1;
    await send('StopTransaction', { transactionId, idTag, meterStop: registerWh, timestamp: now() });
    history.stops.set(idTag, registerWh);
  }
  hangUp();
};

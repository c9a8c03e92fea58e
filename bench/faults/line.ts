import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, type ClientOptions } from 'ws';
import type { LoadTarget } from '../load/charge-point.ts';

type Answer = Record<string, unknown>;

/** A CALLERROR: the charger counts it as an attempt, and after the last attempt the message is lost. */
export class Refused extends Error {}

/** No answer in time on an open connection: also an attempt. */
export class NoAnswer extends Error {}

/** One connection of a charger; one call at a time. Rejects with `closed` if the connection ends before the answer. */
export interface Line {
  call(action: string, payload: object): Promise<Answer>;
  /** A frame whose answer nobody waits for. */
  sendRaw(frame: string): void;
  isOpen(): boolean;
  close(): void;
}

const optionsOf = ({ identity, key = '', localAddress }: LoadTarget): ClientOptions => {
  const credentials = Buffer.concat([Buffer.from(`${identity}:`), Buffer.from(key, 'hex')]);
  return {
    localAddress,
    perMessageDeflate: false,
    handshakeTimeout: 5_000,
    headers: { authorization: `Basic ${credentials.toString('base64')}` },
  };
};

export const connect = (target: LoadTarget): Promise<Line> =>
  new Promise((connected, failed) => {
    const socket = new WebSocket(`${target.url}/${target.identity}`, ['ocpp1.6'], optionsOf(target));
    let waiting:
      | { id: string; resolve: (answer: Answer) => void; reject: (error: Error) => void }
      | undefined;
    const give = (error: Error) => {
      failed(error);
      waiting?.reject(error);
      waiting = undefined;
    };
    socket.on('error', (cause) => give(new Error('closed', { cause })));
    socket.on('close', () => give(new Error('closed')));
    socket.on('message', (data: Buffer) => {
      const [type, id, ...rest] = JSON.parse(data.toString()) as [number, string, ...unknown[]];
      if (waiting?.id !== id) return;
      if (type === 3) waiting.resolve(rest[0] as Answer);
      else waiting.reject(new Refused(JSON.stringify(rest)));
      waiting = undefined;
    });
    socket.once('open', () =>
      connected({
        call: (action, payload) =>
          new Promise((resolve, reject) => {
            // Every attempt has its own id, as in libocpp.
            const id = randomUUID();
            waiting = { id, resolve, reject };
            socket.send(JSON.stringify([2, id, action, payload]));
            setTimeout(() => reject(new NoAnswer('no answer')), 25_000).unref();
          }),
        sendRaw: (frame) => socket.send(frame),
        isOpen: () => socket.readyState === socket.OPEN,
        close: () => socket.terminate(),
      }),
    );
  });

/** Connects repeatedly until somebody answers. */
export const connectWithRetry = async (target: LoadTarget): Promise<Line> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connect(target);
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(250);
    }
  }
};

/** The HTTP status that a charger gets instead of a connection; 101 if it is let in. */
export const statusOfUpgrade = (target: LoadTarget): Promise<number> =>
  new Promise((known) => {
    const socket = new WebSocket(`${target.url}/${target.identity}`, ['ocpp1.6'], optionsOf(target));
    socket.on('error', () => known(0));
    socket.on('unexpected-response', (request, response) => {
      known(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('open', () => {
      known(101);
      socket.terminate();
    });
  });

import { WebSocket } from 'ws';

export interface LoadChargePoint {
  /** Sends a CALL and resolves with the answer's payload; rejects on CALLERROR or a closed socket. */
  call(action: string, payload: object): Promise<Record<string, unknown>>;
  close(): void;
}

export interface LoadTarget {
  readonly url: string;
  readonly identity: string;
  /** AuthorizationKey as hex; absent on the bare server. */
  readonly key?: string;
  /** Loopback address to connect from, so that limits per address see many chargers, not one attacker. */
  readonly localAddress: string;
}

interface Waiting {
  readonly resolve: (payload: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** The thinnest client that still speaks OCPP-J: its cost is taken from the server's share of the machine. */
const connectLoad = (target: LoadTarget): Promise<LoadChargePoint> =>
  new Promise((connected, failed) => {
    const { url, identity, key, localAddress } = target;
    const credentials = key && Buffer.concat([Buffer.from(`${identity}:`), Buffer.from(key, 'hex')]);
    const socket = new WebSocket(`${url}/${identity}`, ['ocpp1.6'], {
      localAddress,
      perMessageDeflate: false,
      headers: credentials ? { authorization: `Basic ${credentials.toString('base64')}` } : {},
    });
    const waiting = new Map<string, Waiting>();
    let next = 0;
    const give = (reason: string) => {
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    };
    socket.on('error', (error) => {
      failed(error);
      give(error.message);
    });
    socket.on('close', (code) => give(`closed ${code}`));
    socket.on('message', (data: Buffer) => {
      const [type, id, ...rest] = JSON.parse(data.toString()) as [number, string, ...unknown[]];
      if (type === 2) {
        socket.send(JSON.stringify([4, id, 'NotImplemented', '', {}]));
        return;
      }
      const call = waiting.get(id);
      waiting.delete(id);
      if (type === 3) call?.resolve(rest[0] as Record<string, unknown>);
      else call?.reject(new Error(JSON.stringify(rest)));
    });
    socket.once('open', () =>
      connected({
        call: (action, payload) =>
          new Promise((resolve, reject) => {
            const id = String(++next);
            waiting.set(id, { resolve, reject });
            socket.send(JSON.stringify([2, id, action, payload]));
          }),
        close: () => socket.close(1000),
      }),
    );
  });

/** Connects many, a few at a time. */
export const connectAll = async (targets: readonly LoadTarget[]): Promise<LoadChargePoint[]> => {
  const connected: LoadChargePoint[] = [];
  for (let from = 0; from < targets.length; from += 25) {
    connected.push(...(await Promise.all(targets.slice(from, from + 25).map(connectPatiently))));
  }
  return connected;
};

const connectPatiently = async (target: LoadTarget): Promise<LoadChargePoint> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await connectLoad(target);
    } catch (error) {
      // 429 and 503 mean: come back later, as a charger would.
      if (attempt >= 60 || !/ (429|503)$/.test(String(error))) throw error;
      await new Promise((done) => {
        setTimeout(done, 500);
      });
    }
  }
};

const CONCURRENCY = 1_000;

/** All of them reconnect at once, as after a restart: each tries again after a second or two until it is let in. */
export const connectHerd = async (
  targets: readonly LoadTarget[],
): Promise<{ connected: LoadChargePoint[]; refusedForGood: number }> => {
  const connected: LoadChargePoint[] = [];
  let refusedForGood = 0;
  const waiting = [...targets];
  const comeBack = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      try {
        connected.push(await connectLoad(target));
      } catch (error) {
        // 401 and 404 would keep a charger away; after 429, 503 or a refused connection it comes back.
        if (/ (401|404)$/.test(String(error))) refusedForGood += 1;
        else {
          waiting.push(target);
          await new Promise((done) => {
            setTimeout(done, 500 + Math.random() * 1_500);
          });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, comeBack));
  return { connected, refusedForGood };
};

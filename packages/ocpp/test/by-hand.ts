import { WebSocket } from 'ws';
import { once } from 'node:events';
import { basic } from './raw-upgrade.ts';
import { KEY, type startCentralSystem, waitUntil } from './start-central-system.ts';

type Server = Awaited<ReturnType<typeof startCentralSystem>>;
type Frame = [type: number, id: string, ...rest: unknown[]];

/** A charge point that answers calls only when the test says so. */
export const openByHand = async (server: Server) => {
  const authorization = basic('CP1', KEY).replace('Authorization: ', '');
  const socket = new WebSocket(`${server.url}/CP1`, 'ocpp1.6', { headers: { authorization } });
  const received: Frame[] = [];
  socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString()) as Frame));
  await once(socket, 'open');
  const next = async (type: number): Promise<Frame> => {
    await waitUntil(() => received.some(([kind]) => kind === type));
    const at = received.findIndex(([kind]) => kind === type);
    return received.splice(at, 1)[0] as Frame;
  };
  return { socket, received, next, send: (...frame: Frame) => socket.send(JSON.stringify(frame)) };
};

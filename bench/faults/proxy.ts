import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where the next connection is cut, in bytes after the handshake. */
export interface Cut {
  readonly direction: 'to-product' | 'to-charger';
  readonly afterBytes: number;
  readonly how: 'reset' | 'end';
}

export interface CuttingProxy {
  readonly port: number;
  /** Applies to the next connection only. */
  cutNext(cut: Cut): void;
  close(): Promise<void>;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Sits between a charger and the product and cuts the connection in the middle of a frame. */
export const openCuttingProxy = async (productPort: number): Promise<CuttingProxy> => {
  let next: Cut | undefined;
  const server = createServer((near) => {
    const cut = next;
    next = undefined;
    // The product sees the charger's address.
    const far = connect({
      port: productPort,
      host: '127.0.0.1',
      localAddress: near.remoteAddress?.replace('::ffff:', '') ?? '127.0.0.1',
    });
    pass(near, far, cut?.direction === 'to-product' ? cut : undefined);
    pass(far, near, cut?.direction === 'to-charger' ? cut : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (cut) => void (next = cut),
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
};

const pass = (from: Socket, to: Socket, cut: Cut | undefined): void => {
  let head = Buffer.alloc(0);
  let body = -1;
  const end = () => {
    if (cut?.how === 'reset') for (const socket of [from, to]) socket.resetAndDestroy();
    else for (const socket of [from, to]) socket.destroy();
  };
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
  from.on('data', (data: Buffer) => {
    if (cut === undefined) return void to.write(data);
    let frames = data;
    if (body < 0) {
      head = Buffer.concat([head, data]);
      const at = head.indexOf(END_OF_HEAD);
      if (at < 0) return void to.write(data);
      const rest = head.length - at - END_OF_HEAD.length;
      to.write(data.subarray(0, data.length - rest));
      frames = data.subarray(data.length - rest);
      body = 0;
    }
    const left = cut.afterBytes - body;
    body += frames.length;
    if (frames.length <= left) return void to.write(frames);
    if (left > 0) to.write(frames.subarray(0, left), end);
    else end();
  });
};

import { RPCServer } from 'ocpp-rpc';

/* The yardstick: a bare strict ocpp-rpc server that answers from memory. Prints its port. */

const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
server.auth((accept) => accept());
let transactionId = 0;
const now = () => new Date().toISOString();
server.on('client', (client) => {
  client.handle('BootNotification', async () => ({ currentTime: now(), interval: 300, status: 'Accepted' }));
  client.handle('Heartbeat', async () => ({ currentTime: now() }));
  client.handle('Authorize', async () => ({ idTagInfo: { status: 'Accepted' } }));
  client.handle('StartTransaction', async () => ({
    transactionId: ++transactionId,
    idTagInfo: { status: 'Accepted' },
  }));
  client.handle('MeterValues', async () => ({}));
  client.handle('StopTransaction', async () => ({ idTagInfo: { status: 'Accepted' } }));
});
const http = await server.listen(0, '127.0.0.1');
const address = http.address();
if (address === null || typeof address === 'string') throw new Error('no port');
process.stdout.write(`${address.port}\n`);

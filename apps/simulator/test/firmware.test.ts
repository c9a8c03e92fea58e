import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { startOnlineStation } from './station.ts';

const [goodCertificate = '', otherCertificate = ''] = rootCertificates;
const image = `version 2.1.0\n${'x'.repeat(10_000)}`;

/** Serves the image, cutting the first answer off half-way, and keeps what is brought. */
const startFileServer = async () => {
  const brought: string[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.method !== 'GET') {
      request.setEncoding('utf8').on('data', (text: string) => brought.push(text));
      request.on('end', () => response.writeHead(201).end());
      return;
    }
    asked += 1;
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': image.length - start });
    if (asked === 1) response.write(image.slice(0, 4_000), () => response.destroy());
    else response.end(image.slice(start));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    brought,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

test('an update is fetched to its end, installed, and named at the next boot', async () => {
  await using files = await startFileServer();
  await using running = await startOnlineStation();
  const { central } = running;
  const retrieveDate = new Date().toISOString();
  expect(await central.send('UpdateFirmware', { location: files.url, retrieveDate })).toEqual({});
  await central.received('FirmwareStatusNotification', ({ status }) => status === 'Installed');
  const statuses = central.of('FirmwareStatusNotification').map(({ payload }) => payload['status']);
  expect(statuses).toEqual(['Downloading', 'Downloaded', 'Installing', 'Installed']);
  expect(central.of('BootNotification').at(-1)?.payload['firmwareVersion']).toBe('2.1.0');
  expect(central.schemaFaults).toEqual([]);
});

test('a signed update with a bad signature is not installed', async () => {
  await using files = await startFileServer();
  await using running = await startOnlineStation();
  const { central } = running;
  const firmware = {
    location: files.url,
    retrieveDateTime: new Date().toISOString(),
    signingCertificate: goodCertificate,
    signature: 'AAAA',
  };
  const answer = await central.send('SignedUpdateFirmware', { requestId: 7, firmware });
  expect(answer).toEqual({ status: 'Accepted' });
  const [, , last] = await central.received('SignedFirmwareStatusNotification', () => true, 3);
  expect(last?.payload).toEqual({ status: 'InvalidSignature', requestId: 7 });
  expect(central.schemaFaults).toEqual([]);
});

test.each(['not a certificate', otherCertificate])(
  'a signer that the manufacturer’s root does not vouch for is refused: %#',
  async (signingCertificate) => {
    await using running = await startOnlineStation();
    const { central } = running;
    const certificateType = 'ManufacturerRootCertificate';
    await central.send('InstallCertificate', { certificateType, certificate: goodCertificate });
    const firmware = {
      location: 'http://127.0.0.1:9/file',
      retrieveDateTime: new Date().toISOString(),
      signature: 'AAAA',
    };
    const send = (signer: string) =>
      central.send('SignedUpdateFirmware', {
        requestId: 7,
        firmware: { ...firmware, signingCertificate: signer },
      });
    expect(await send(signingCertificate)).toEqual({ status: 'InvalidCertificate' });
    const told = await central.received('SecurityEventNotification', () => true);
    expect(told[0]?.payload).toMatchObject({ type: 'InvalidFirmwareSigningCertificate' });
    expect(await send(goodCertificate)).toEqual({ status: 'Accepted' });
  },
);

test('logs are brought, and each step is reported', async () => {
  await using files = await startFileServer();
  await using running = await startOnlineStation();
  const { central } = running;
  const { fileName } = await central.send('GetDiagnostics', { location: files.url });
  expect(fileName).toContain('diagnostics');
  await central.received('DiagnosticsStatusNotification', ({ status }) => status === 'Uploaded');
  const log = { remoteLocation: files.url };
  await central.send('GetLog', { logType: 'SecurityLog', requestId: 8, log });
  await central.received('LogStatusNotification', ({ status }) => status === 'Uploaded');
  expect(files.brought.join('')).toContain('runs 1.0.0');
  expect(central.schemaFaults).toEqual([]);
});

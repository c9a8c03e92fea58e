import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { abortUpload, buildFileApp, http, type FileApp } from '#test/files/file-app.ts';

const image = Buffer.alloc(400_000, 'firmware image ');

let t: FileApp;
let firmwareFileId: string;
beforeAll(async () => {
  t = await buildFileApp();
  firmwareFileId = await t.approvedFirmware(image);
});
afterAll(() => t.close());

/** Sends a charger an update and returns what it received: the link, and its own connection. */
const link = async () => {
  const charger = await t.addCharger();
  let location = '';
  const socket = await t.connect(charger, {
    UpdateFirmware(request) {
      ({ location } = request);
      return {};
    },
  });
  const { body } = await t.ask('POST', `/api/support/charge-points/${charger.id}/firmware-updates`, {
    source: { kind: 'file', firmwareFileId, signed: false },
    reason: 'test',
  });
  await vi.waitFor(() => expect(location).not.toBe(''), 10_000);
  return { url: location, id: body.id as number, socket };
};
const stateOf = async (id: number) =>
  (await t.database.prisma.firmwareUpdate.findUniqueOrThrow({ where: { id } })).state;

describe('a link', () => {
  test('W15 gives the file once, as an attachment that nobody keeps', async () => {
    const { url, id } = await link();
    const head = await http(url, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': '400000' } });
    const { status, headers, body } = await http(url);
    expect(status).toBe(200);
    expect(body.equals(image)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="acme-2.0.0.bin"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, no-transform',
      'accept-ranges': 'bytes',
    });
    expect(headers['set-cookie']).toBeUndefined();
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('downloaded'), 10_000);
    expect((await http(url)).status).toBe(404);
  });

  test('goes on where it broke off, and ends when it is fetched whole', async () => {
    const { url, id } = await link();
    const begin = await http(url, { headers: { range: 'bytes=0-99999' } });
    expect(begin).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 0-99999/400000' } });
    const { etag = '' } = begin.headers;
    const rest = await http(url, { headers: { range: 'bytes=100000-', 'if-range': etag } });
    expect(rest.status).toBe(206);
    expect(Buffer.concat([begin.body, rest.body]).equals(image)).toBe(true);
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('downloaded'), 10_000);
    expect((await http(url)).status).toBe(404);
    const end = await http(url, { headers: { range: 'bytes=399990-' } });
    expect(end.body.equals(image.subarray(399_990))).toBe(true);
  });

  test('is whole again after a connection that was lost on the way', async () => {
    const { url } = await link();
    await abortUpload(url, ['GET'], true);
    await abortUpload(url, ['GET'], true);
    const again = await http(url);
    expect(again.status).toBe(200);
    expect(again.body.equals(image)).toBe(true);
  });

  test('of another file than the one begun is sent from the start', async () => {
    const { url } = await link();
    const answer = await http(url, { headers: { range: 'bytes=5-', 'if-range': '"other"' } });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '400000' } });
  });

  test.each([
    ['bytes=400000-', 416],
    ['bytes=9-5', 200],
    ['bytes=0-0,5-9', 200],
    ['lines=1-2', 200],
  ])('asked for %s answers %i', async (range, status) => {
    const { url } = await link();
    expect((await http(url, { headers: { range } })).status).toBe(status);
  });
});

describe('nobody else', () => {
  test('W15 fetches from another address what one has begun', async () => {
    const { url } = await link();
    await http(url, { headers: { range: 'bytes=0-9' }, from: '127.0.0.1' });
    expect((await http(url, { from: '127.0.0.2' })).status).toBe(404);
    expect((await http(url, { from: '127.0.0.2', headers: { range: 'bytes=10-' } })).status).toBe(404);
    expect((await http(url, { from: '127.0.0.1' })).status).toBe(200);
  });

  test('W15 of two addresses at the same moment only one is served', async () => {
    const { url } = await link();
    const answers = await Promise.all(
      ['127.0.0.3', '127.0.0.4', '127.0.0.5'].map((from) => http(url, { from })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('W15 learns why: wrong, expired, used and over look the same', async () => {
    const [expired, replaced] = [await link(), await link()];
    await t.database.prisma.fileLink.updateMany({
      where: { firmwareUpdateId: expired.id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await replaced.socket.call('FirmwareStatusNotification', { status: 'DownloadFailed' });
    const wrong = expired.url.replace(/firmware\/[\w-]{43}/, `firmware/${'x'.repeat(43)}`);
    const short = `${t.url}/files/firmware/short`;
    const bodies = new Set<string>();
    for (const url of [expired.url, replaced.url, wrong, short, `${t.url}/files/firmware/../../etc/passwd`]) {
      const { status, body } = await http(url);
      expect(status).toBe(404);
      bodies.add(body.toString().replace(/"requestId":"[^"]+"/, ''));
    }
    expect(bodies.size).toBe(1);
  });

  test('writes there', async () => {
    const { url } = await link();
    for (const method of ['PUT', 'POST', 'DELETE']) expect((await http(url, { method })).status).toBe(404);
  });
});

test('W15 a link stays with its charger: the command of one cannot name the update of another', async () => {
  const [one, other] = [await t.addCharger(), await t.addCharger()];
  const asked: string[] = [];
  await t.connect(one, {
    UpdateFirmware: ({ location }) => {
      asked.push(location);
      return {};
    },
  });
  const at = new Date();
  const { id } = await t.database.prisma.firmwareUpdate.create({
    data: {
      accountId: other.accountId,
      chargePointId: other.id,
      firmwareFileId,
      signed: false,
      retrieveAt: at,
      state: 'sent',
      requestedById: t.support.id,
      requestedAt: at,
      changedAt: at,
    },
  });
  const sent = await t.ask('POST', `/api/support/charge-points/${one.id}/commands`, {
    command: {
      action: 'UpdateFirmware',
      location: `${t.url}/files/firmware/update-${id}`,
      retrieveDate: new Date().toISOString(),
    },
    reason: 'test',
  });
  await vi.waitFor(
    async () => {
      const { state } = await t.database.prisma.command.findUniqueOrThrow({ where: { id: sent.body.id } });
      expect(['failed', 'done']).toContain(state);
    },
    { timeout: 5_000 },
  );
  expect(asked).toEqual([]);
});

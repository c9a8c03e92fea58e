import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { abortUpload, buildFileApp, http, type FileApp } from '#test/files/file-app.ts';
import { tidyFiles } from '#chargers/files/tidy-files.ts';
import { openFileStore } from '#platform/files/file-store.ts';

let t: FileApp;
beforeAll(async () => {
  t = await buildFileApp({ logFileBytes: 200_000, logBytesPerChargePoint: 500_000, allBytes: 3_000_000 });
});
afterAll(() => t.close());

type Charger = Awaited<ReturnType<FileApp['addCharger']>>;
const logsOf = ({ id }: Charger) => `/api/support/charge-points/${id}/logs`;
const request = async (charger: Charger, body: object = { kind: 'diagnostics' }) => {
  const answer = await t.ask('POST', logsOf(charger), { reason: 'The car would not charge', ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.id as number;
};
const rowOf = (id: number) => t.database.prisma.logRequest.findUniqueOrThrow({ where: { id } });
const becomes = (id: number, state: string, report?: string) =>
  vi.waitFor(async () => expect(await rowOf(id)).toMatchObject({ state, ...(report ? { report } : {}) }), {
    timeout: 12_000,
    interval: 50,
  });

/** Requests a log from a bare charger and returns the address it was given. */
const link = async (charger?: Charger) => {
  const asked = charger ?? (await t.addCharger());
  let url = '';
  const socket = await t.connect(asked, {
    GetDiagnostics({ location }) {
      url = location;
      return { fileName: 'named.log' };
    },
  });
  const id = await request(asked);
  await vi.waitFor(() => expect(url).not.toBe(''), 10_000);
  return { url, id, charger: asked, socket };
};
/** Sends less than it announced, and stays connected. */
const beginUpload = (url: string, bytes: number) => {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    [`PUT ${pathname} HTTP/1.1`, `Host: ${hostname}`, `Content-Length: ${bytes}`, '', 'begun'].join('\r\n'),
  );
  return { destroy: () => socket.destroy(), closed: once(socket, 'close') };
};
const download = (charger: Charger, id: number) => t.ask('GET', `${logsOf(charger)}/${id}/file`);

describe('a log that a charger brings', () => {
  test.each([
    ['put', 'diagnostics'],
    ['post', 'diagnostics-log'],
    ['form', 'security-log'],
  ] as const)('by %s is here as an attachment (%s)', async (logBehaviour, kind) => {
    const charger = await t.addCharger({ logBehaviour });
    const id = await request(charger, { kind });
    await becomes(id, 'received');
    const answer = await download(charger, id);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="SIM-CP-[\w-]+\.log"$/),
    });
    expect(answer.raw.toString()).toContain(`${charger.identity} runs 1.0.0`);
    const events = await t.database.prisma.chargePointEvent.findMany({
      where: { chargePointId: charger.id, kind: 'log' },
      orderBy: { id: 'asc' },
    });
    expect(events.at(-1)?.detail).toMatchObject({ state: 'received', log: kind, logRequestId: id });
  });

  test('twice is kept once', async () => {
    const charger = await t.addCharger({ logBehaviour: 'put-twice' });
    const before = readdirSync(t.filesDirectory).length;
    await becomes(await request(charger), 'received');
    await vi.waitFor(() => expect(readdirSync(t.filesDirectory)).toHaveLength(before + 1), 10_000);
  });

  test('in part is not kept, and may be brought again', async () => {
    const { url, id } = await link();
    const before = readdirSync(t.filesDirectory).length;
    await abortUpload(url, ['PUT', 'Content-Length: 5000'], false);
    await vi.waitFor(() => expect(readdirSync(t.filesDirectory)).toHaveLength(before), 10_000);
    expect((await http(url, { method: 'PUT', body: 'all of it' })).status).toBe(201);
    await becomes(id, 'received');
  });
});

describe('without a file', () => {
  test('an upload that failed is told with the charger’s word (OCTT 045_2)', async () => {
    const charger = await t.addCharger({ logBehaviour: 'upload-fails' });
    await becomes(await request(charger), 'failed', 'UploadFailed');
    await becomes(await request(charger, { kind: 'diagnostics-log' }), 'failed', 'UploadFailure');
  });

  test('no file name is nothing to upload', async () => {
    const charger = await t.addCharger({ logBehaviour: 'nothing-to-upload' });
    await becomes(await request(charger), 'nothing');
  });

  test('not connected, not supported and refused are told apart', async () => {
    const away = await t.addCharger();
    await becomes(await request(away), 'failed', 'not-connected');
    const plain = await t.addCharger();
    await t.connect(plain, { GetDiagnostics: () => ({}) });
    await becomes(await request(plain, { kind: 'security-log' }), 'refused', 'NotImplemented');
    const unwilling = await t.addCharger();
    await t.connect(unwilling, { GetLog: () => ({ status: 'Rejected' }) });
    await becomes(await request(unwilling, { kind: 'security-log' }), 'refused', 'Rejected');
  });

  test('AcceptedCanceled: the older one was dropped for the newer', async () => {
    const charger = await t.addCharger();
    let status: 'Accepted' | 'AcceptedCanceled' = 'Accepted';
    const socket = await t.connect(charger, { GetLog: () => ({ status, filename: 'a.log' }) });
    const older = await request(charger, { kind: 'security-log' });
    await becomes(older, 'sent');
    status = 'AcceptedCanceled';
    const newer = await request(charger, { kind: 'security-log' });
    await becomes(older, 'replaced');
    await socket.call('LogStatusNotification', { status: 'Uploading', requestId: newer });
    await becomes(newer, 'uploading');
    expect(await rowOf(older)).toMatchObject({ state: 'replaced' });
  });

  test('to an address that was typed the charger’s word counts', async () => {
    const charger = await t.addCharger();
    const asked: string[] = [];
    const socket = await t.connect(charger, {
      GetDiagnostics: ({ location }) => {
        asked.push(location);
        return { fileName: 'a.zip' };
      },
    });
    const id = await request(charger, { kind: 'diagnostics', location: 'ftp://files.example/in/' });
    await becomes(id, 'sent');
    expect(asked).toEqual(['ftp://files.example/in/']);
    await socket.call('DiagnosticsStatusNotification', { status: 'Uploaded' });
    await becomes(id, 'uploaded');
  });
});

describe('the receiving address', () => {
  test.each([
    ['../../../../etc/passwd', 'passwd'],
    ['..%2F..%2Fpasswd', 'passwd'],
    ['a%00b.log', 'a_b.log'],
    ['%22%0d%0aSet-Cookie:%20x=1', '___Set-Cookie_ x_1'],
    ['C:%5Clogs%5Cme.zip', 'me.zip'],
  ])('takes the name %s for nothing but a name', async (name, shown) => {
    const { url, charger, id } = await link();
    const { status } = await http(`${url}/${name.includes('%') ? name : encodeURIComponent(name)}`, {
      method: 'PUT',
      body: 'log',
    });
    expect(status).toBe(201);
    await becomes(id, 'received');
    expect((await download(charger, id)).headers['content-disposition']).toBe(
      `attachment; filename="${shown}"`,
    );
    for (const file of readdirSync(t.filesDirectory)) expect(file).toMatch(/^[\da-f]{64}$/);
  });

  test('refuses what is too large, said or not, and keeps nothing of it', async () => {
    const before = readdirSync(t.filesDirectory).length;
    const { url, id } = await link();
    const large = Buffer.alloc(200_001);
    expect((await http(url, { method: 'PUT', body: large })).status).toBe(413);
    await becomes(id, 'failed', 'too-large');
    const unsaid = { method: 'PUT', headers: { 'transfer-encoding': 'chunked' }, body: large };
    expect((await http(url, unsaid)).status).toBe(413);
    expect(readdirSync(t.filesDirectory)).toHaveLength(before);
  });

  test('has room for so much of one charger, and no more', async () => {
    const charger = await t.addCharger();
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { url, socket } = await link(charger);
      statuses.push((await http(url, { method: 'PUT', body: Buffer.alloc(190_000) })).status);
      await socket.close();
    }
    expect(statuses).toEqual([201, 201, 507]);
    const { url } = await link();
    expect((await http(url, { method: 'PUT', body: Buffer.alloc(190_000) })).status).toBe(201);
  });

  test('counts what is still coming in', async () => {
    const charger = await t.addCharger();
    const links = [];
    for (let count = 0; count < 3; count += 1) {
      const { url, socket } = await link(charger);
      links.push(url);
      await socket.close();
    }
    const [first = '', second = '', third = ''] = links;
    const coming = [first, second].map((url) => beginUpload(url, 190_000));
    const begun = () => readdirSync(t.filesDirectory).filter((file) => file.endsWith('.part'));
    await vi.waitFor(() => expect(begun()).toHaveLength(2), 10_000);
    const put = async () => (await http(third, { method: 'PUT', body: Buffer.alloc(190_000) })).status;
    expect(await put()).toBe(507);
    for (const { destroy } of coming) destroy();
    await vi.waitFor(async () => expect(await put()).toBe(201), 10_000);
  });

  test('takes one body at a time over one link: the newer is the charger that came back', async () => {
    const { url, id } = await link();
    const before = beginUpload(url, 100);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await http(url, { method: 'PUT', body: 'all of it' })).status).toBe(201);
    await before.closed;
    await becomes(id, 'received');
  });

  test('W15 is used up by one upload, and of the address that began it', async () => {
    const { url } = await link();
    expect((await http(url, { method: 'PUT', body: 'a', from: '127.0.0.2' })).status).toBe(201);
    expect((await http(url, { method: 'PUT', body: 'b', from: '127.0.0.2' })).status).toBe(404);
    const other = await link();
    await http(other.url, { method: 'PUT', body: Buffer.alloc(200_001), from: '127.0.0.2' });
    expect((await http(other.url, { method: 'PUT', body: 'x', from: '127.0.0.3' })).status).toBe(404);
    expect((await http(other.url)).status).toBe(404);
    expect((await http(`${t.url}/files/logs/${'x'.repeat(43)}`, { method: 'PUT', body: 'x' })).status).toBe(
      404,
    );
  });

  test('takes several uploads over one link at once, and keeps one', async () => {
    const { url, id } = await link();
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((body) => http(url, { method: 'POST', body })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    await becomes(id, 'received');
  });

  test('does not unpack what comes packed', async () => {
    const { url, charger, id } = await link();
    const packed = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]);
    const headers = { 'content-encoding': 'gzip' };
    expect((await http(url, { method: 'PUT', headers, body: packed })).status).toBe(201);
    await becomes(id, 'received');
    expect((await download(charger, id)).raw.equals(packed)).toBe(true);
  });

  test('treats a form like the bytes themselves: too large, or broken off', async () => {
    const before = readdirSync(t.filesDirectory).length;
    const { url, id } = await link();
    const type = 'Content-Type: multipart/form-data; boundary=X';
    const part = '--X\r\nContent-Disposition: form-data; name="file"; filename="a.log"\r\n\r\n';
    await abortUpload(url, ['POST', type, `Content-Length: ${part.length + 50_000}`, '', part], false);
    const form = (bytes: number) => {
      const body = new FormData();
      body.set('file', new Blob([Buffer.alloc(bytes)]), 'a.log');
      return fetch(url, { method: 'POST', body }).then(({ status }) => status);
    };
    expect(await form(200_001)).toBe(413);
    expect(readdirSync(t.filesDirectory)).toHaveLength(before);
    expect(await form(100)).toBe(201);
    await becomes(id, 'received');
  });

  test('answers a form without a file, or no form at all, and stays well', async () => {
    const { url } = await link();
    const type = 'multipart/form-data; boundary=X';
    for (const body of [
      '',
      '--X--\r\n',
      'garbage',
      '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--X--\r\n',
    ])
      expect((await http(url, { method: 'POST', headers: { 'content-type': type }, body })).status).toBe(400);
    const bare = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' };
    expect((await http(url, bare)).status).toBe(400);
  });
});

test('a log cannot end before it begins', async () => {
  const body = {
    kind: 'diagnostics',
    reason: 'Look.',
    fromAt: '2026-11-20T00:00:00Z',
    untilAt: '2026-11-19T00:00:00Z',
  };
  expect(await t.ask('POST', logsOf(await t.addCharger()), body)).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.untilAt', code: 'before-start' }] },
  });
});

test('support deletes a log; owners and strangers cannot fetch it', async () => {
  const { url, charger, id } = await link();
  await http(url, { method: 'PUT', body: 'log' });
  await becomes(id, 'received');
  const owner = await t.signIn({ accountId: charger.accountId, role: 'owner' });
  const path = `${logsOf(charger)}/${id}/file`;
  expect((await t.app.inject({ url: path, headers: owner.headers })).statusCode).toBe(403);
  const another = await t.addCharger();
  expect((await t.ask('GET', `${logsOf(another)}/${id}/file`)).status).toBe(404);
  expect((await t.ask('DELETE', path)).status).toBe(204);
  expect((await t.ask('GET', path)).status).toBe(404);
  const audit = await t.database.prisma.auditEntry.findMany({ where: { accountId: charger.accountId } });
  expect(audit.map(({ action }) => action)).toContain('support.delete-log');
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test('old logs, those of deleted chargers and files that nothing knows are tidied away', async () => {
  const { url, charger, id } = await link();
  await http(url, { method: 'PUT', body: 'log' });
  await becomes(id, 'received');
  const tidy = async (now: Date) =>
    tidyFiles(t.database, await openFileStore(t.filesDirectory, () => now), { now, logFileDays: 90 });
  await tidy(inHours(24));
  expect((await rowOf(id)).storageKey).not.toBeNull();
  const files = readdirSync(t.filesDirectory).length;
  await t.database.prisma.chargePoint.delete({ where: { id: charger.id } });
  await tidy(inHours(24));
  expect((await rowOf(id)).storageKey).toBeNull();
  expect(readdirSync(t.filesDirectory)).toHaveLength(files - 1);
  await tidy(inHours(24 * 100));
  expect(readdirSync(t.filesDirectory)).toEqual([]);
});

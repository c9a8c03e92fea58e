import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { createSign, KeyObject, webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildFileApp, type FileApp } from '#test/files/file-app.ts';

const image = `version 2.0.0\n${'firmware '.repeat(2_000)}`;

let t: FileApp;
let fileId: string;
beforeAll(async () => {
  t = await buildFileApp();
  fileId = await t.approvedFirmware(image);
});
afterAll(() => t.close());

type Charger = Awaited<ReturnType<FileApp['addCharger']>>;
const updatesOf = ({ id }: Charger) => `/api/support/charge-points/${id}/firmware-updates`;
const fromFile = (signed = false, firmwareFileId = fileId) => ({
  source: { kind: 'file', firmwareFileId, signed },
  reason: 'Fixes the lock',
});
const update = async (charger: Charger, body: object = fromFile()) => {
  const answer = await t.ask('POST', updatesOf(charger), body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.id as number;
};
const becomes = (id: number, state: string, report?: string) =>
  vi.waitFor(
    async () => {
      const row = await t.database.prisma.firmwareUpdate.findUniqueOrThrow({ where: { id } });
      expect({ state: row.state, report: row.report }).toMatchObject({
        state,
        ...(report ? { report } : {}),
      });
    },
    { timeout: 12_000, interval: 50 },
  );
const eventsOf = async ({ id }: Charger) => {
  const events = await t.database.prisma.chargePointEvent.findMany({
    where: { chargePointId: id, kind: 'firmware' },
    orderBy: { id: 'asc' },
  });
  return events.map(({ detail }) => (detail as { state: string }).state);
};

/** A manufacturer's certificate and its signature over the image. */
const sign = async (algorithm: 'rsa' | 'ec') => {
  const hash = 'SHA-256';
  const way =
    algorithm === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256', hash }
      : { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]), hash };
  const keys = await webcrypto.subtle.generateKey(way, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Acme',
    keys,
    signingAlgorithm: way,
  });
  const signature = createSign('SHA256').update(image).sign(KeyObject.from(keys.privateKey), 'base64');
  return { signature, signingCertificate: certificate.toString('pem') };
};

describe('an update from a file of ours', () => {
  test('is fetched, installed and told step by step', async () => {
    const charger = await t.addCharger({});
    const id = await update(charger);
    await becomes(id, 'installed');
    // Reported before its answer was read, a download goes on from there: `sent` is then no step any more.
    const steps = (await eventsOf(charger)).filter((state) => state !== 'sent');
    expect(steps).toEqual(['downloading', 'downloaded', 'installing', 'installed']);
    const { firmwareVersion } = await t.database.prisma.chargePoint.findUniqueOrThrow({
      where: { id: charger.id },
    });
    expect(firmwareVersion).toBe('2.0.0');
  });

  test('is sent only once somebody else than who uploaded it has approved it', async () => {
    const charger = await t.addCharger();
    const uploaded = JSON.parse((await t.uploadFirmware(image)).body.toString());
    expect(uploaded).toMatchObject({ approvedBy: null, mayApprove: false });
    const send = () => t.ask('POST', updatesOf(charger), fromFile(false, uploaded.id));
    expect((await send()).body.fields).toEqual([
      { path: 'body.source.firmwareFileId', code: 'not-approved' },
    ]);
    const path = `/api/support/firmware-files/${uploaded.id}/approval`;
    expect(await t.ask('POST', path)).toMatchObject({
      status: 403,
      body: { code: 'second-person-needed' },
    });
    const approved = { approvedBy: 'Carl Colleague', uploadedBy: 'Sara Support', mayApprove: false };
    for (let time = 0; time < 2; time++)
      expect((await t.approve(`firmware-files/${uploaded.id}`)).body).toMatchObject(approved);
    const entry = { action: 'firmware.approve', targetId: uploaded.id };
    expect(await t.database.prisma.auditEntry.count({ where: entry })).toBe(1);
    expect((await send()).status).toBe(200);
  });

  test('that the charger never reports is known by the version it boots with', async () => {
    const charger = await t.addCharger({ firmwareBehaviour: 'never-reports' });
    await becomes(await update(charger), 'installed');
  });

  test.each([
    ['download-fails', 'DownloadFailed'],
    ['install-fails', 'InstallationFailed'],
  ] as const)('%s: failed, with the charger’s word and an alert', async (firmwareBehaviour, report) => {
    const charger = await t.addCharger({ firmwareBehaviour });
    await becomes(await update(charger), 'failed', report);
    await expect
      .poll(() => t.database.prisma.alert.findMany({ where: { chargePointId: charger.id } }))
      .toMatchObject([{ kind: 'firmware-failed', detail: { report, version: '2.0.0' } }]);
  });

  test('a charger that wants it signed refuses it', async () => {
    const charger = await t.addCharger({ firmwareBehaviour: 'signed-only' });
    await becomes(await update(charger), 'refused', 'NotSupported');
  });

  test('a charger that is not connected was sent nothing', async () => {
    const charger = await t.addCharger();
    await becomes(await update(charger), 'failed', 'not-connected');
  });

  test('the token is in no row, no log and no event', async () => {
    const charger = await t.addCharger({});
    const id = await update(charger);
    await becomes(id, 'installed');
    await vi.waitFor(
      async () => {
        const messages = await t.database.prisma.ocppMessage.findMany({
          where: { chargePointId: charger.id, action: 'UpdateFirmware' },
        });
        expect(messages.map(({ payload }) => payload)).toEqual([
          expect.stringContaining('/files/firmware/***/acme-2.0.0.bin'),
        ]);
      },
      { timeout: 5_000 },
    );
    const command = await t.database.prisma.command.findFirstOrThrow({
      where: { chargePointId: charger.id, action: 'UpdateFirmware' },
    });
    expect(command.params).toMatchObject({ location: `${t.url}/files/firmware/update-${id}` });
  });

  test('the owner sees that it happened', async () => {
    const charger = await t.addCharger({});
    const owner = await t.signIn({ accountId: charger.accountId, role: 'owner' });
    await becomes(await update(charger), 'installed');
    const response = await t.app.inject({
      url: `/api/charge-points/${charger.id}/firmware-update`,
      headers: owner.headers,
    });
    expect(response.json()).toMatchObject({
      update: { state: 'installed', over: true, expectedVersion: '2.0.0' },
    });
    const audit = await t.database.prisma.auditEntry.findMany({ where: { accountId: charger.accountId } });
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'command.UpdateFirmware', reason: 'Fixes the lock' }),
    );
  });
});

describe('a signed update', () => {
  test.each(['rsa', 'ec'] as const)(
    '%s: the signature is checked by us and by the charger',
    async (algorithm) => {
      const signed = await t.approvedFirmware(image);
      const path = `/api/support/firmware-files/${signed}/signature`;
      const good = await sign(algorithm);
      const foreign = { ...good, signingCertificate: (await sign(algorithm)).signingCertificate };
      expect(await t.ask('PUT', path, foreign)).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'body.signature', code: 'signature-does-not-fit' }] },
      });
      expect(await t.ask('PUT', path, good)).toMatchObject({ status: 200, body: { signed: true } });
      const charger = await t.addCharger({});
      await becomes(await update(charger, fromFile(true, signed)), 'installed');
      expect(await eventsOf(charger)).toContain('verifying');
    },
  );

  test('with a bad signature fails at the charger (OCTT 081)', async () => {
    const { signingCertificate } = await sign('ec');
    const charger = await t.addCharger({});
    const id = await update(charger, {
      source: {
        kind: 'address',
        location: `${t.url}/livez`,
        signature: { signature: 'AAAA', signingCertificate },
      },
      reason: 'test',
    });
    await becomes(id, 'failed', 'InvalidSignature');
  });

  test.each([
    ['signer-revoked', 'RevokedCertificate'],
    ['good', 'InvalidCertificate'],
  ] as const)('of a signer that it does not trust is refused: %s, %s', async (firmwareBehaviour, report) => {
    const { signature, signingCertificate: good } = await sign('ec');
    const none = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const signingCertificate = report === 'InvalidCertificate' ? none : good;
    const charger = await t.addCharger({ firmwareBehaviour });
    const id = await update(charger, {
      source: { kind: 'address', location: `${t.url}/livez`, signature: { signature, signingCertificate } },
      reason: 'test',
    });
    await becomes(id, 'refused', report);
  });

  test('needs a file with a signature', async () => {
    const charger = await t.addCharger();
    expect(await t.ask('POST', updatesOf(charger), fromFile(true))).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.source.signed', code: 'unsigned-file' }] },
    });
  });
});

describe('an address that support types', () => {
  test.each([
    'gopher://x/y',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://user:pass@files.example/fw.bin',
    'https://user@files.example/fw.bin',
    'http://',
    'https://files.example/a b',
  ])('%s is refused', async (location) => {
    const charger = await t.addCharger();
    const answer = await t.ask('POST', updatesOf(charger), {
      source: { kind: 'address', location },
      reason: 'test',
    });
    expect(answer.status).toBe(400);
  });

  test.each(['http://169.254.169.254/fw.bin', 'ftp://10.0.0.7/fw.bin', 'sftp://files.example/fw.bin'])(
    '%s is handed to the charger, never asked by us',
    async (location) => {
      const charger = await t.addCharger();
      const id = await update(charger, { source: { kind: 'address', location }, reason: 'test' });
      await becomes(id, 'failed', 'not-connected');
    },
  );
});

describe('silence', () => {
  test('ends an update as unknown after hours, and a late boot still corrects it', async () => {
    const charger = await t.addCharger();
    const row = await t.database.prisma.firmwareUpdate.create({
      data: {
        accountId: charger.accountId,
        chargePointId: charger.id,
        signed: false,
        retrieveAt: new Date(Date.now() - 86_400_000),
        fromVersion: '1.0.0',
        expectedVersion: '1.0.0',
        state: 'sent',
        requestedById: t.support.id,
        requestedAt: new Date(Date.now() - 86_400_000),
        changedAt: new Date(Date.now() - 86_400_000),
      },
    });
    await becomes(row.id, 'unknown', 'Silent');
    charger.station.start();
    await becomes(row.id, 'installed');
  });
});

test('a file for another kind of charger is not sent', async () => {
  const query = 'name=other.bin&version=9&vendor=Other';
  const other = await t.approvedFirmware(image, query);
  const charger = await t.addCharger({});
  await vi.waitFor(async () => {
    expect(await t.ask('POST', updatesOf(charger), fromFile(false, other))).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.source.firmwareFileId', code: 'other-charger' }] },
    });
  }, 10_000);
});

describe('files', () => {
  test('that a running update needs are not deleted; others are, from disk too', async () => {
    const file = JSON.parse((await t.uploadFirmware(image)).body.toString());
    const charger = await t.addCharger();
    const { id } = await t.database.prisma.firmwareUpdate.create({
      data: {
        accountId: charger.accountId,
        chargePointId: charger.id,
        firmwareFileId: file.id,
        signed: false,
        retrieveAt: new Date(),
        state: 'downloading',
        requestedById: t.support.id,
        requestedAt: new Date(),
        changedAt: new Date(),
      },
    });
    const path = `/api/support/firmware-files/${file.id}`;
    expect(await t.ask('DELETE', path)).toMatchObject({ status: 409, body: { code: 'file-in-use' } });
    await t.database.prisma.firmwareUpdate.update({
      where: { id },
      data: { state: 'failed', finishedAt: new Date() },
    });
    expect((await t.ask('DELETE', path)).status).toBe(204);
    expect((await t.ask('DELETE', path)).status).toBe(404);
  });

  test('too large, empty, or with a path for a name are not kept', async () => {
    const before = (await t.ask('GET', '/api/support/firmware-files')).body.files.length;
    expect((await t.uploadFirmware(Buffer.alloc(1_000_001))).status).toBe(413);
    expect((await t.uploadFirmware('')).status).toBe(400);
    expect((await t.uploadFirmware(image, 'name=..%2F..%2Fetc%2Fpasswd&version=1')).status).toBe(400);
    expect((await t.ask('GET', '/api/support/firmware-files')).body.files).toHaveLength(before);
  });
});

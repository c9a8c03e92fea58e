import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { createCertificateStore } from '@laadpoort/simulator/security/certificate-store';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { deliverAndRenew } from './deliver-and-renew.ts';
import { createIssue } from './issue.ts';

/* What the product does automatically, with a clock that the test advances. */

const DAY_MS = 24 * 60 * 60_000;
let app: OcppApp;
let charger: TestCharger;
let kernel: Kernel;
let clock: Date;
let quiet: boolean;
let ordered: CommandRequest[];
let alerts: { kind: string; chargePointId: string }[];
let faults: unknown[];

beforeAll(async () => {
  app = await buildOcppApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  await app.db.prisma.chargePointCertificate.deleteMany();
  charger = await app.addCharger();
  clock = new Date();
  quiet = false;
  ordered = [];
  alerts = [];
  faults = [];
  kernel = {
    ...app.kernel,
    now: () => clock,
    directory: {
      ...app.kernel.directory,
      findById(id) {
        const entry = app.kernel.directory.findById(id);
        return entry && { ...entry, quirks: { ...STANDARD, setUp: quiet ? 'quiet' : 'normal' } };
      },
    },
    async sendCommand(asked) {
      ordered.push(asked.request);
      const command = await app.kernel.sendCommand(asked);
      // Its clock is the real one.
      if ('id' in command)
        await app.db.prisma.command.update({ where: { id: command.id }, data: { requestedAt: clock } });
      return command;
    },
    async raiseAlert({ kind, chargePointId }) {
      alerts.push({ kind, chargePointId });
    },
    background: { ...app.kernel.background, report: (error) => faults.push(error) },
  };
});
const sweep = () => deliverAndRenew(kernel, createIssue(kernel));

const later = (days: number) => {
  clock = new Date(clock.getTime() + days * DAY_MS);
};
const stateOf = async () =>
  (await app.db.prisma.chargePointCertificate.findFirstOrThrow({ where: { chargePointId: charger.id } }))
    .state;

/** A charger that has requested a certificate and gives this answer to it. */
const ask = async (answer: 'Accepted' | 'Rejected' | 'never') => {
  const connection = await app.connect(charger, {
    CertificateSigned: () => (answer === 'never' ? new Promise(() => {}) : { status: answer }),
    ExtendedTriggerMessage: () => ({ status: 'Accepted' }),
  });
  const csr = await createCertificateStore().makeSigningRequest('CN=X');
  await connection.call('SignCertificate', { csr });
  await expect.poll(stateOf, { timeout: 5_000 }).not.toBe('requested');
  return connection;
};

describe('a certificate near its end', () => {
  test('is renewed 30 days before, asked for once a day', async () => {
    await ask('Accepted');
    await expect.poll(stateOf).toBe('accepted');
    later(334);
    await sweep();
    expect(ordered).toEqual([]);
    later(2);
    await sweep();
    await sweep();
    expect(ordered).toEqual([
      { action: 'ExtendedTriggerMessage', requestedMessage: 'SignChargePointCertificate' },
    ]);
    expect(alerts).toEqual([]);
  });

  test('of a charger that is away is a person’s business in its last 14 days', async () => {
    const connection = await ask('Accepted');
    await connection.close();
    await expect
      .poll(() => app.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } }))
      .not.toMatchObject({ disconnectedAt: null });
    later(352);
    await sweep();
    expect(alerts).toEqual([{ kind: 'certificate-expires', chargePointId: charger.id }]);
    expect(ordered).toEqual([]);
  });

  test('of a quiet charger is never asked for', async () => {
    await ask('Accepted');
    quiet = true;
    later(340);
    await sweep();
    expect(ordered).toEqual([]);
    expect(alerts).toHaveLength(1);
  });
});

describe('a certificate whose way broke off', () => {
  test('is sent again after ten minutes when no answer came', async () => {
    await ask('never');
    expect(await stateOf()).toBe('sent');
    clock = new Date(clock.getTime() + 9 * 60_000);
    await sweep();
    expect(ordered).toEqual([]);
    clock = new Date(clock.getTime() + 2 * 60_000);
    await sweep();
    await sweep();
    expect(ordered.map(({ action }) => action)).toEqual(['CertificateSigned']);
  });

  test('is made when the program was stopped before it was', async () => {
    await app.connect(charger, { CertificateSigned: () => ({ status: 'Accepted' }) });
    const csr = await createCertificateStore().makeSigningRequest('CN=X');
    const at = new Date(clock.getTime() - 2 * 60_000);
    await app.db.prisma.chargePointCertificate.create({
      data: { chargePointId: charger.id, csr, state: 'requested', createdAt: at, changedAt: at },
    });
    await sweep();
    await expect.poll(stateOf).toBe('accepted');
  });
});

test('nothing failed on the way', () => expect(faults).toEqual([]));

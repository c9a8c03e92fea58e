import { Readable } from 'node:stream';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testAuthority } from '#test/tls/test-authority.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { localBus } from '#platform/bus/bus.ts';
import { createLiveFeed } from '#platform/bus/live-feed.ts';
import type { Capability } from './capability.ts';
import { BY_SYSTEM } from './commands.ts';
import { openKernel } from './open-kernel.ts';
import type { Answers } from './questions.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const nobody = () => Promise.reject(new Error('nobody asks'));
const ANSWERS: Answers = {
  'cards.authorize': nobody,
  'sessions.waiting': nobody,
  'charge-point.read': nobody,
  'charger.adopt': nobody,
  'charger.isAdoptable': nobody,
  'certificate.isOwn': nobody,
  'settlement.documents': nobody,
  'settlement.openItems': () => Readable.from([]),
  'settlement.nextPayout': nobody,
};
const answersAll: Capability = { name: 'answers', open: () => ({ answers: ANSWERS }) };

const open = async (...capabilities: Capability[]) => {
  const faults: unknown[] = [];
  const log = {
    error: (detail: object) => void faults.push(detail),
    warn: (detail: object) => void faults.push(detail),
  };
  const opened = await openKernel(
    {
      db,
      bus: localBus,
      live: createLiveFeed(localBus),
      metrics: new Registry(),
      now: () => new Date(),
      log,
      exportWorkers: { make: nobody },
      settings: {
        version: 'test',
        demoSignIns: [],
        pepper: Buffer.alloc(32),
        authSecret: 'x'.repeat(32),
        ocppUrl: 'ws://localhost/ocpp',
        ocppTlsUrl: undefined,
        requiresTls: false,
        authority: await testAuthority(),
        ownRoots: [],
        messageLogDays: 1,
        messageLogBytesPerDay: 50_000_000,
        publicUrl: 'http://localhost',
        openSignUp: false,
        powerAgreement: { share: 0.1, energyWh: 300 },
        driverPhone: null,
        settlement: { operator: null, payoutDay: 20, payoutMinimum: '5.00' },
        payableLimits: { maxPricePerKwh: '1.00' },
        mail: { send: undefined, isShownToAll: false },
        files: {
          store: {} as never,
          url: 'http://localhost',
          limits: { firmwareFileBytes: 0, logFileBytes: 0, logBytesPerChargePoint: 0, allBytes: 0 },
        },
      },
    },
    capabilities,
  );
  return { opened, faults };
};

describe('the program does not start', () => {
  test('while a question has no answer', async () => {
    await expect(open()).rejects.toThrow('nobody answers cards.authorize');
  });

  test('when a question has two answers', async () => {
    const second: Capability = { name: 'second', open: () => ({ answers: { 'charger.adopt': nobody } }) };
    await expect(open(answersAll, second)).rejects.toThrow('second answers charger.adopt');
  });

  test('when a message of chargers has two handlers', async () => {
    const one: Capability = {
      name: 'one',
      open: () => ({ handlers: { Heartbeat: () => ({ currentTime: '' }) } }),
    };
    await expect(open(answersAll, one, { ...one, name: 'two' })).rejects.toThrow('two answers Heartbeat');
  });

  test('when a capability cannot be opened: those before it are ended, the last first', async () => {
    const ended: string[] = [];
    const named = (name: string): Capability => ({
      name,
      open: () => ({ dispose: async () => void ended.push(name) }),
    });
    const fails: Capability = { name: 'fails', open: () => Promise.reject(new Error('no room')) };
    await expect(open(answersAll, named('first'), named('second'), fails)).rejects.toThrow('no room');
    expect(ended).toEqual(['second', 'first']);
  });
});

test('one that fails to end keeps no other open', async () => {
  const ended: string[] = [];
  const ends: Capability = { name: 'ends', open: () => ({ dispose: async () => void ended.push('ends') }) };
  const fails: Capability = {
    name: 'fails',
    open: () => ({ dispose: () => Promise.reject(new Error('stuck')) }),
  };
  const { opened } = await open(answersAll, ends, fails);
  await opened.drain();
  await expect(opened[Symbol.asyncDispose]()).rejects.toThrow('stuck');
  expect(ended).toEqual(['ends']);
});

test('no command is sent before the hooks of all are known', async () => {
  const request = { action: 'ClearCache' } as const;
  const hasty: Capability = {
    name: 'hasty',
    async open({ sendCommand }) {
      await sendCommand({ ...BY_SYSTEM, accountId: 'a', chargePointId: 'c', request });
      return {};
    },
  };
  await expect(open(answersAll, hasty)).rejects.toThrow('before all capabilities are open');
});

test('what a sweep throws is reported under the name of its capability, and it goes on', async () => {
  const rounds = Promise.withResolvers<void>();
  let count = 0;
  const sweeps: Capability = {
    name: 'sweeps',
    open({ background }) {
      background.every(10, async () => {
        count += 1;
        if (count === 2) rounds.resolve();
        throw new Error('a bad round');
      });
      return {};
    },
  };
  const { opened, faults } = await open(answersAll, sweeps);
  await rounds.promise;
  await opened.drain();
  await opened[Symbol.asyncDispose]();
  expect(faults).toContainEqual({ err: new Error('a bad round') });
});

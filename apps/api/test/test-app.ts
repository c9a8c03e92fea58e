import type { Role } from '@laadpoort/domain/accounts/roles';
import { hashPassword } from 'better-auth/crypto';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp, type AppOptions } from '../src/app.ts';
import { localBus } from '#platform/bus/bus.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { testAuthority } from './test-authority.ts';
import { openTestDatabase } from './test-database.ts';

export const TEST_PASSWORD = 'correct horse battery';

/** Hashing takes 50 ms by design; once per worker is enough. */
let hashed: Promise<string> | undefined;

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly accountId: string;
  /** Headers of a signed-in browser. */
  readonly headers: { cookie: string };
}

export type TestApp = Awaited<ReturnType<typeof buildTestApp>>;

/** The app through its public interface, with its own database and a clock that tests may set. */
export const buildTestApp = async (
  given?: Database,
  clock: { now: Date } = { now: new Date('2026-11-18T12:00:00Z') },
  files: { readonly url?: string; readonly limits?: Partial<FileLimits> } = {},
  door: Partial<Pick<AppOptions, 'requireTls' | 'trustedProxies' | 'clientCertificateHeader'>> = {},
) => {
  const database = given ?? (await openTestDatabase());
  const filesDirectory = await mkdtemp(join(tmpdir(), 'laadpoort-files-'));
  const app: FastifyInstance = await buildApp({
    database,
    bus: localBus,
    secrets: { authSecret: 'x'.repeat(32), chargePointPepper: Buffer.alloc(32, 7) },
    now: () => clock.now,
    log: pino({ level: 'silent' }),
    version: 'test',
    publicUrl: 'http://localhost:3000',
    trustedProxies: [],
    clientCertificateHeader: undefined,
    authority: await testAuthority(),
    ownRoots: [],
    requireTls: false,
    ocppTlsUrl: 'wss://localhost:8443/ocpp',
    ...door,
    portalDirectory: '/nonexistent',
    demoSignIns: [],
    messageLogDays: 90,
    files: {
      store: await openFileStore(filesDirectory, () => clock.now),
      url: files.url ?? 'http://localhost:3000',
      limits: {
        firmwareFileBytes: 1_000_000,
        logFileBytes: 1_000_000,
        logBytesPerChargePoint: 2_000_000,
        allBytes: 10_000_000,
        ...files.limits,
      },
    },
    limitAttempts: false,
  });
  await app.ready();
  const { prisma } = database;

  const createAccount = async (name = 'Account'): Promise<string> => {
    const id = randomUUID();
    await prisma.organization.create({ data: { id, name, slug: id } });
    return id;
  };

  /** Creates a person with a role in an account (or a platform role) and signs them in. */
  const signIn = async (who: {
    accountId?: string;
    role?: Role;
    platformRole?: 'support' | 'admin';
    name?: string;
  }): Promise<TestPerson> => {
    const id = randomUUID();
    const email = `${id}@example.com`;
    hashed ??= hashPassword(TEST_PASSWORD);
    const accountId = who.accountId ?? (await createAccount());
    await prisma.user.create({
      data: {
        id,
        email,
        name: who.name ?? 'Test Person',
        role: who.platformRole ?? 'user',
        credentials: {
          create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hashed },
        },
        members: {
          create: { id: randomUUID(), organizationId: accountId, role: who.role ?? 'owner' },
        },
      },
    });
    const response = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email, password: TEST_PASSWORD },
    });
    if (response.statusCode !== 200) throw new Error(`sign-in failed: ${response.body}`);
    const cookie = response.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
    return { id, email, accountId, headers: { cookie } };
  };

  return {
    app,
    database,
    clock,
    createAccount,
    signIn,
    filesDirectory,
    async close() {
      await app.close();
      await rm(filesDirectory, { recursive: true });
      if (!given) await database.close();
    },
  };
};

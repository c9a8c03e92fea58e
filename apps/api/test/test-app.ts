import type { Role } from '@laadpoort/domain/accounts/roles';
import type { Operator } from '@laadpoort/domain/settlement/operator';
import { hashPassword } from '#platform/passwords/password-hash.ts';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AGREEMENT } from '@laadpoort/domain/sessions/readings/power/power-agreement';
import { buildApp, type AppOptions } from '../src/app.ts';
import { localBus } from '#platform/bus/bus.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { testAuthority } from './tls/test-authority.ts';
import { openTestDatabase } from './test-database.ts';

export const TEST_PASSWORD = 'correct horse battery';
export const TEST_OPERATOR: Operator = {
  name: 'Operator B.V.',
  street: 'Gracht 1',
  postalCode: '1015 AA',
  city: 'Amsterdam',
  country: 'NL',
  kvk: '12345678',
  vatId: 'NL000099998B57',
  email: 'finance@operator.example',
  iban: 'NL02ABNA0123456789',
  bic: 'ABNANL2A',
};
const AUTH_SECRET = 'x'.repeat(32);

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

export interface TestAppOptions extends Partial<
  Pick<
    AppOptions,
    | 'bus'
    | 'trustedProxies'
    | 'clientCertificateHeader'
    | 'opens'
    | 'publicUrl'
    | 'isTrustedAddress'
    | 'limits'
    | 'patience'
    | 'pace'
    | 'callTimeoutMs'
  >
> {
  /** One of its own, unless given. */
  readonly database?: Database;
  /** A clock that tests may set. */
  readonly clock?: { now: Date };
  readonly requiresTls?: boolean;
  readonly filesUrl?: string;
  readonly openSignUp?: boolean;
  readonly demoSignIns?: AppOptions['settings']['demoSignIns'];
  readonly isBreached?: AppOptions['settings']['isBreached'];
  readonly mail?: Partial<AppOptions['settings']['mail']>;
  readonly fileLimits?: Partial<FileLimits>;
  readonly powerAgreement?: AppOptions['settings']['powerAgreement'];
}

/** The clock on the wall, which no test sets. */
export const REAL_TIME = {
  get now() {
    return new Date();
  },
  set now(_) {
    throw new Error('this app runs in real time');
  },
};

/** The whole program through its front door, on a database of its own. */
export const buildTestApp = async (options: TestAppOptions = {}) => {
  const { database: given, clock = { now: new Date('2026-11-18T12:00:00Z') } } = options;
  const database = given ?? (await openTestDatabase());
  const filesDirectory = await mkdtemp(join(tmpdir(), 'laadpoort-files-'));
  /** What the program has reported as wrong. */
  const faults: unknown[] = [];
  const built = await buildApp({
    trustedProxies: [],
    clientCertificateHeader: undefined,
    opens: { metrics: true, apiDocs: true },
    publicUrl: 'http://localhost:3000',
    // Most tests are about what is asked, not about when.
    patience: { silentMs: 0, statusesMs: 0 },
    ...options,
    database,
    bus: options.bus ?? localBus,
    secrets: { authSecret: AUTH_SECRET, chargePointPepper: Buffer.alloc(32, 7) },
    now: () => clock.now,
    log: pino({ level: 'warn' }, { write: (line) => faults.push(JSON.parse(line)) }),
    settings: {
      version: 'test',
      demoSignIns: options.demoSignIns ?? [],
      ocppTlsUrl: 'wss://localhost:8443/ocpp',
      requiresTls: options.requiresTls ?? false,
      authority: await testAuthority(),
      ownRoots: [],
      messageLogDays: 90,
      messageLogBytesPerDay: 50_000_000,
      openSignUp: options.openSignUp ?? true,
      payableLimits: { maxPricePerKwh: '1.00' },
      powerAgreement: options.powerAgreement ?? AGREEMENT,
      isBreached: options.isBreached,
      driverPhone: null,
      settlement: { operator: TEST_OPERATOR, payoutDay: 20, payoutMinimum: '5.00' },
      mail: { send: undefined, isShownToAll: false, ...options.mail },
      files: {
        store: await openFileStore(filesDirectory, () => clock.now),
        url: options.filesUrl ?? 'http://localhost:3000',
        limits: {
          firmwareFileBytes: 1_000_000,
          logFileBytes: 1_000_000,
          logBytesPerChargePoint: 2_000_000,
          allBytes: 10_000_000,
          ...options.fileLimits,
        },
      },
    },
    portalDirectory: '/nonexistent',
    limitAttempts: false,
  });
  const { http: app, kernel, deliver } = built;
  await app.ready();
  // Else it sweeps between two rows that a test adds.
  await built.sweptOnce;
  const { prisma } = database;

  const createAccount = async (name = 'Account'): Promise<string> => {
    const id = randomUUID();
    await prisma.organization.create({ data: { id, name, slug: id } });
    return id;
  };

  /** The cookie of a sign-in as better-auth signs it; checking a password takes 100 ms by design. */
  const signedIn = async (userId: string): Promise<string> => {
    const token = randomUUID();
    const expiresAt = new Date(Date.now() + 86_400_000);
    await prisma.signInSession.create({
      data: { id: randomUUID(), token, userId, expiresAt, secondFactorAt: clock.now },
    });
    const signature = createHmac('sha256', AUTH_SECRET).update(token).digest('base64');
    return `laadpoort.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  };

  /** Creates a person with a role in an account (or a platform role) and signs them in. */
  const signIn = async (who: {
    accountId?: string;
    role?: Role;
    platformRole?: 'support' | 'admin';
    name?: string;
    /** Staff have one, unless said. */
    hasSecondFactor?: boolean;
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
        hasSecondFactor: who.hasSecondFactor ?? who.platformRole !== undefined,
        credentials: {
          create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hashed },
        },
        members: {
          create: { id: randomUUID(), organizationId: accountId, role: who.role ?? 'owner' },
        },
      },
    });
    const headers = { cookie: await signedIn(id) };
    return { id, email, accountId, headers };
  };

  /** What the API answers a browser of that person; null: of nobody. */
  const ask = async (
    who: TestPerson | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ) => {
    const response = await app.inject({
      method,
      url,
      headers: who?.headers ?? {},
      ...(payload ? { payload } : {}),
    });
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  };

  return {
    app,
    ask,
    kernel,
    deliver,
    faults,
    database,
    clock,
    createAccount,
    signIn,
    /** Headers of another browser of a person. */
    signInAgain: async (personId: string) => ({ cookie: await signedIn(personId) }),
    filesDirectory,
    async close() {
      await app.close();
      await rm(filesDirectory, { recursive: true });
      if (!given) await database.close();
    },
  };
};

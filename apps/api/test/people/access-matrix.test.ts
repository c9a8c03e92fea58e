import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import { API_KEY_SCOPES, scopesGive } from '@laadpoort/domain/accounts/api-key';
import { may, PLATFORM_ROLES, ROLES } from '@laadpoort/domain/accounts/roles';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCard, addSession, addStation } from '#test/charging-data.ts';
import { endpoints } from '#test/endpoints.ts';
import { addBatch } from '#test/settlement/payouts.ts';
import { addDocument } from '#test/settlement/add-document.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';

/* Generated from the contract: every endpoint × who asks × whose data. A new endpoint is included automatically. */

let t: TestApp;
/** The owner of another account and their data, which nobody else may see or change. */
let victim: TestPerson;
let theirs: Record<string, string>;

beforeAll(async () => {
  t = await buildTestApp();
  victim = await t.signIn({ role: 'owner', name: 'Canary Owner' });
  const { accountId } = victim;
  const { stationId, chargePointId } = await addStation(t.database, accountId, { name: 'Canary station' });
  const at = new Date('2026-11-10T10:00:00Z');
  const sessionId = await addSession(t.database, { accountId, stationId, chargePointId, startedAt: at });
  const entry = await t.database.prisma.whitelistEntry.create({
    data: { accountId, uid: '04CA4A12345678', description: 'Canary card', createdById: victim.id },
  });
  const group = await t.database.prisma.accessGroup.create({
    data: {
      accountId,
      name: 'Canary group',
      cards: [{ uid: '04CA4A12345678', description: 'Canary card' }],
      memberIds: [],
      stationIds: [],
      windows: [],
      price: { kind: 'free' },
      createdById: victim.id,
      since: at,
    },
  });
  const { id: cardId } = await addCard(t.database, { uid: '04CA4A99999999', holderId: victim.id });
  const alert = await t.database.prisma.alert.create({
    data: { accountId, chargePointId, kind: 'silent', detail: { canary: 'Canary' }, firstAt: at, lastAt: at },
  });
  const reserved = await t.database.prisma.reservation.create({
    data: {
      accountId: victim.accountId,
      chargePointId,
      connectorId: 1,
      idTag: '04CA4A',
      expiresAt: new Date('2030-01-01T00:00:00Z'),
      requestedById: victim.id,
      requestedAt: t.clock.now,
    },
  });
  const setAside = await t.database.prisma.unmatchedStop.create({
    data: {
      chargePointId,
      reason: 'unknown-transaction',
      payload: { transactionId: 'Canary', idTag: '04CA4A', meterStop: 1, timestamp: null, stoppedAt: null },
      fingerprint: 'canary',
      receivedAt: at,
    },
  });
  const window = await t.database.prisma.adoptionWindow.create({
    data: {
      accountId,
      stationId,
      identity: 'Canary',
      openedById: victim.id,
      openedAt: at,
      closesAt: new Date('2027-01-01T00:00:00Z'),
    },
  });
  const version = await t.database.prisma.tariffVersion.create({
    data: {
      accountId,
      stationId,
      components: [{ kind: 'energy', pricePerKwh: '0.3000' }],
      vatBasis: 'excl',
      validFrom: at,
      createdById: victim.id,
    },
  });
  const invitation = await t.database.prisma.oneTimeLink.create({
    data: {
      tokenHash: new Uint8Array(32),
      purpose: 'member',
      email: 'canary@example.com',
      language: 'en',
      accountId,
      role: 'viewer',
      createdById: victim.id,
      createdAt: at,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    },
  });
  const apiKey = await t.database.prisma.apiKey.create({
    data: {
      accountId,
      name: 'Canary',
      keyHash: new Uint8Array(32),
      scopes: ['read'],
      createdById: victim.id,
      createdAt: at,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    },
  });
  const { runId, documentId } = await addDocument(t.database, { accountId, at: t.clock.now });
  await t.database.prisma.documentDispute.create({
    data: { documentId, accountId, reason: 'Canary', disputedAt: at, disputedById: victim.id },
  });
  await t.database.prisma.settlementException.create({
    data: { runId, accountId, sessionId, reason: 'held', amount: 1 },
  });
  const batchId = await addBatch(t, victim.accountId);
  await t.database.prisma.partyVersion.create({
    data: {
      accountId,
      kind: 'vat-nl',
      name: 'Canary',
      street: 'Laan 2',
      postalCode: '3011 AB',
      city: 'Rotterdam',
      country: 'NL',
      kvk: '12345678',
      vatId: 'NL000099998B57',
      validFrom: at,
      declaredAt: at,
      declaredById: victim.id,
    },
  });
  await t.database.prisma.bankAccountVersion.create({
    data: { accountId, iban: 'NL91ABNA0417164300', holder: 'Canary', enteredAt: at, enteredById: victim.id },
  });
  const authorisation = await t.database.prisma.ereAuthorisation.create({
    data: {
      accountId,
      version: 1,
      service: 'Canary',
      signedName: 'Canary',
      street: 'Laan 2',
      postalCode: '3011 AB',
      city: 'Rotterdam',
      eans: ['871687160000123457'],
      validFrom: at,
      validUntil: at,
      signedAt: at,
      signedById: victim.id,
    },
  });
  const claim = await t.database.prisma.ereClaim.create({
    data: { accountId, year: 2026, madeAt: at, madeById: victim.id },
  });
  theirs = {
    authorisationId: String(authorisation.id),
    claimId: String(claim.id),
    runId,
    documentId,
    batchId: String(batchId),
    recordId: '1',
    apiKeyId: apiKey.id,
    versionId: version.id,
    windowId: window.id,
    reservationId: String(reserved.id),
    stationId,
    chargePointId,
    connectorId: '1',
    sessionId: String(sessionId),
    entryId: entry.id,
    groupId: group.id,
    cardId,
    alertId: String(alert.id),
    kind: 'stop',
    itemId: String(setAside.id),
    memberId: victim.id,
    invitationId: invitation.id,
  };
});
afterAll(() => t.close());

const fill = (path: string, ids: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID());

const ask = (endpoint: Endpoint, url: string, headers: object, payload?: object) =>
  t.app.inject({
    method: endpoint.method,
    url,
    headers: { ...headers },
    ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { payload: payload ?? {} }),
  });

/** Everything the other account owns, as one hash. */
const theirRows = async (): Promise<string> => {
  const tables = [
    'station',
    'charge_point',
    'session',
    'whitelist_entry',
    'access_group',
    'tariff_version',
    'command',
    'alert',
    'reservation',
    'adoption_window',
    'one_time_link',
    'api_key',
    'document',
    'document_dispute',
    'agreement_acceptance',
    'party_version',
    'bank_account_version',
    'ere_authorisation',
    'ere_claim',
    'ere_meter',
  ];
  const hash = createHash('sha256');
  for (const table of tables) {
    const { rows } = await t.database.pool.query(
      `SELECT to_jsonb(row) AS row FROM ${table} AS row WHERE account_id = $1 ORDER BY 1`,
      [victim.accountId],
    );
    hash.update(JSON.stringify(rows));
  }
  const { rows } = await t.database.pool.query(
    'SELECT to_jsonb(c) AS row FROM connector c UNION ALL SELECT to_jsonb(o) FROM unmatched_stop o ORDER BY 1',
  );
  const members = await t.database.pool.query(
    'SELECT to_jsonb(m) AS row FROM member m WHERE organization_id = $1 ORDER BY 1',
    [victim.accountId],
  );
  const cards = await t.database.pool.query('SELECT to_jsonb(c) AS row FROM id_token c ORDER BY 1');
  return hash.update(JSON.stringify([rows, cards.rows, members.rows])).digest('hex');
};

test('the contract has endpoints of every scope', () => {
  expect(new Set(endpoints.map(([, { scope }]) => scope))).toEqual(
    new Set(['public', 'self', 'account', 'platform']),
  );
});

describe('nobody is let in without signing in', () => {
  test.each(endpoints.filter(([, { scope }]) => scope !== 'public'))('%s', async (_, endpoint) => {
    const response = await ask(endpoint, fill(endpoint.path, theirs), {});
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'not-signed-in' });
  });
});

describe('a role gets exactly what its permissions say', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = await t.signIn({ role });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope !== 'account') continue;
      const { statusCode } = await ask(endpoint, fill(endpoint.path, {}), person.headers);
      if (may(role, endpoint.permission)) expect([401, 403], name).not.toContain(statusCode);
      else expect(statusCode, name).toBe(403);
    }
  });

  test.each(API_KEY_SCOPES)('an API key for %s', async (scope) => {
    const owner = await t.signIn({ role: 'owner' });
    const made = await t.app.inject({
      method: 'POST',
      url: '/api/account/api-keys',
      headers: owner.headers,
      payload: { name: scope, scopes: [scope], days: 1 },
    });
    const headers = { authorization: `Bearer ${made.json().key}` };
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope === 'public') continue;
      const { statusCode } = await ask(endpoint, fill(endpoint.path, {}), headers);
      if (endpoint.scope !== 'account') expect(statusCode, name).toBe(401);
      else if (scopesGive([scope], endpoint.permission)) expect([401, 403], name).not.toContain(statusCode);
      else expect(statusCode, name).toBe(403);
    }
  });

  test.each(PLATFORM_ROLES)('%s', async (platformRole) => {
    const person = await t.signIn({ platformRole, role: 'viewer' });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope !== 'platform') continue;
      const { statusCode } = await ask(endpoint, fill(endpoint.path, {}), person.headers);
      if (may(platformRole, endpoint.permission)) expect([401, 403], name).not.toContain(statusCode);
      else expect(statusCode, name).toBe(403);
    }
  });

  test.each(PLATFORM_ROLES)('%s without a second factor gets nothing of it', async (platformRole) => {
    const person = await t.signIn({ platformRole, role: 'owner', hasSecondFactor: false });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope !== 'platform' || !may(platformRole, endpoint.permission)) continue;
      const response = await ask(endpoint, fill(endpoint.path, theirs), person.headers, bodies[name]?.());
      expect(response.statusCode, name).toBe(403);
      expect(response.json(), name).toMatchObject({ code: 'second-factor-required' });
    }
  });

  test('an owner is no support staff', async () => {
    const person = await t.signIn({ role: 'owner' });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope !== 'platform') continue;
      const { statusCode } = await ask(endpoint, fill(endpoint.path, theirs), person.headers);
      expect(statusCode, name).toBe(403);
    }
  });
});

/** Money, roles, who else is signed in, what a charger proves itself with, and what runs on it. */
const isGrave = ({ method, path, permission }: Endpoint): boolean =>
  method !== 'GET' &&
  !path.endsWith('/entry') &&
  !path.includes('/proof') &&
  (['bank.manage', 'members.manage', 'staff.manage', 'settlement.manage'].includes(permission ?? '') ||
    /\/(?:sign-ins|second-factor|passkeys|key|plain-exception|security-profile|firmware-updates)\b/.test(
      path,
    ) ||
    /\/(?:trust-store|trust-store\/removal|firmware-campaigns|signature|approval|api-keys|party|dispute|agreement|revocation)$/.test(
      path,
    ));

const needsStepUp = (endpoint: Endpoint) => 'stepUp' in endpoint;

describe('what is grave needs step-up', () => {
  test('as the contract declares', () => {
    const grave = endpoints.filter(([, endpoint]) => isGrave(endpoint)).map(([name]) => name);
    expect(endpoints.filter(([, endpoint]) => needsStepUp(endpoint)).map(([name]) => name)).toEqual(grave);
    expect(grave.length).toBeGreaterThan(15);
  });

  test('and a sign-in that is older than five minutes is refused', async () => {
    const owner = await t.signIn({ role: 'owner', platformRole: 'admin' });
    const provenAt = new Date(t.clock.now.getTime() - 5 * 60_000);
    await t.database.prisma.signInSession.updateMany({ where: { userId: owner.id }, data: { provenAt } });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.scope === 'public' || !needsStepUp(endpoint)) continue;
      const response = await ask(endpoint, fill(endpoint.path, {}), owner.headers, bodies[name]?.());
      expect(response.json(), name).toMatchObject({ code: 'step-up-needed' });
    }
  });
});

describe('what support sees of an account is in the audit that its owner reads', () => {
  const looks = endpoints.filter(([, endpoint]) => 'looks' in endpoint && endpoint.looks !== null);
  /** They need a row that the other account does not have, or an administrator: their own tests ask for one. */
  const absent = [
    'downloadLog',
    'getFirmwareCampaign',
    'getSupportCommand',
    'listHeldSessions',
    'downloadPayout',
    'listHeldPayouts',
  ];

  test.each(looks.filter(([name]) => !absent.includes(name)))('%s', async (name, endpoint) => {
    const support = await t.signIn({ platformRole: 'support', role: 'driver', name: `Support for ${name}` });
    const url = fill(endpoint.path, theirs) + (queries[name] ?? '');
    const response = await ask(endpoint, url, support.headers);
    expect(response.statusCode, response.body).toBe(200);
    const audit = await t.app.inject({ url: '/api/account/audit', headers: victim.headers });
    const mine = audit.json().entries.filter(({ actor }: { actor: string }) => actor.endsWith(` ${name}`));
    const expected = 'looks' in endpoint ? [endpoint.looks] : [];
    expect(mine.map(({ action }: { action: string }) => action)).toEqual(expected);
  });
});

/** What must be asked besides the path. */
const queries: Record<string, string> = {
  searchSupport: '?q=SN-1',
  searchSupportStations: '?q=Canary',
  getDocumentFile: '?format=pdf',
  listReconciliation: '?month=2026-11',
  exportReconciliation: '?month=2026-11',
  getSupportDocumentFile: '?format=pdf',
};

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';

/** A valid body for each write, so that a refusal can only be due to whose data it is. */
const reservation = () => ({
  connectorId: 1,
  uid: '04A2E680',
  until: new Date(t.clock.now.getTime() + 3_600_000).toISOString(),
});

const credential = (response: object) => ({
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  response: { clientDataJSON: 'AA', ...response },
});

const gridConnection = () => ({ capacityA: 25, baseLoadA: 0, metered: false, fallbacks: [] });

const newChargePoint = () => {
  const connector = {
    socketType: 'type-2',
    phases: 3,
    maxCurrentA: 32,
    fixedCable: false,
    publiclyAvailable: false,
  };
  return { serialNumber: `SN${Math.floor(performance.now() * 1_000)}`, connectors: [connector] };
};

const bodies: Record<string, () => object> = {
  openAdoptionWindow: () => ({ identity: 'MINE', connectors: 1, minutes: 10 }),
  openSupportAdoptionWindow: () => ({ identity: null, connectors: 1, minutes: 10, reason: 'test' }),
  dismissUnknownChargePoint: () => ({ identity: 'X' }),
  chooseKey: () => ({ key: 'mine-from-now' }),
  setPlainException: () => ({ until: null }),
  setSupportPlainException: () => ({ until: null, reason: 'test' }),
  clearSupportIdentityConflict: () => ({ reason: 'test' }),
  changeMember: () => ({ role: 'viewer' }),
  disputeDocument: () => ({ reason: 'not mine' }),
  recordVatIdCheck: () => ({
    accountId: 'x',
    vatId: 'NL000099998B57',
    result: 'valid',
    name: 'x',
    checkedOn: '2026-11-01',
  }),
  recordPayeeCheck: () => ({ bankAccountVersionId: '1', result: 'match', note: 'test' }),
  answerDispute: () => ({ answer: 'test' }),
  correctDocument: () => ({ reason: 'test' }),
  acceptAgreement: () => ({ version: 1 }),
  enterEreMeter: () => ({
    validFrom: '2026-01-01',
    ean: null,
    meterSerial: null,
    mid: null,
    builtIn: true,
    own: null,
  }),
  authoriseEre: () => ({
    version: 1,
    service: 'Mine',
    signedName: 'Me',
    street: 'Laan 2',
    postalCode: '3011 AB',
    city: 'Rotterdam',
    eans: ['871687160000123457'],
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    mayAskGridOperator: true,
  }),
  claimEre: () => ({ year: '2026', sessions: 1, energyWh: 1 }),
  recordEreShare: () => ({ year: '2026', renewablePercent: '50', source: 'test' }),
  startSettlementRun: () => ({ month: '2026-10' }),
  approveSettlementRun: () => ({ documents: 1, total: '9.00' }),
  declareParty: () => ({ kind: 'private' }),
  makeApiKey: () => ({ name: 'Mine', scopes: ['read'], days: 30 }),
  inviteMember: () => ({ email: 'new@example.com', role: 'viewer' }),
  changePassword: () => ({ currentPassword: TEST_PASSWORD, newPassword: 'blue tractor sings at noon' }),
  confirmSecondFactor: () => ({ code: '123456' }),
  enterSecondFactor: () => ({ code: '123456' }),
  addPasskey: () => ({ name: 'Mine', credential: credential({ attestationObject: 'AA' }) }),
  renamePasskey: () => ({ name: 'Mine' }),
  proveWithPasskey: () => ({ credential: credential({ authenticatorData: 'AA', signature: 'AA' }) }),
  stepUp: () => ({ password: TEST_PASSWORD }),
  stepUpWithCode: () => ({ code: '123456' }),
  changeAddress: () => ({ email: 'new@example.com', password: TEST_PASSWORD }),
  updateMe: () => ({ name: 'Somebody' }),
  switchAccount: () => ({ accountId: victim.accountId }),
  putBankAccount: () => ({ iban: 'NL91ABNA0417164300', holder: 'Somebody' }),
  disputeSession: () => ({ note: 'test' }),
  putChargerModel: () => ({ vendor: 'V', model: 'M', current: 'ac', maxKw: '22' }),
  addNetwork: () => ({ name: 'Mine' }),
  confirmNetworkPays: () => ({ paysFrom: null }),
  sayNetworkPays: () => ({ pays: true, from: '2026-11-01', reason: 'test' }),
  confirmNetworkCards: () => ({ cards: 1 }),
  putNetworkCard: () => ({
    uid: '04A2E680',
    visualNumber: '',
    contractId: '',
    expiresOn: '',
    blocked: false,
  }),
  decidePayment: () => ({ decision: 'pay', reason: 'test', sessions: [{ id: 1, amount: '1' }] }),
  confirmPayment: () => ({ reviewIds: ['1'] }),
  sendCommand: () => ({ action: 'Reset', type: 'Hard' }),
  renameMobilityCard: () => ({ nickname: 'mine now' }),
  reportCardLost: () => ({}),
  createStation: () => ({
    name: 'Mine',
    street: 'Kade 2',
    postalCode: '1012 AB',
    city: 'Amsterdam',
    chargePoint: newChargePoint(),
  }),
  updateStation: () => ({ name: 'Taken over' }),
  addChargePoint: newChargePoint,
  updateChargePoint: () => ({ authorizationMode: 'free' }),
  renewKey: () => ({}),
  updateConnector: () => ({ publiclyAvailable: true }),
  setUpConnector: () => ({ setUp: 'added' }),
  setMeterKey: () => ({ publicKey: null }),
  setSupportMeterKey: () => ({ publicKey: null, reason: 'test' }),
  changeConfiguration: () => ({ change: 'set', key: 'HeartbeatInterval', value: '1' }),
  changeSupportConfiguration: () => ({
    change: { change: 'set', key: 'HeartbeatInterval', value: '1' },
    reason: 'test',
  }),
  sendSupportCommand: () => ({ command: { action: 'Reset', type: 'Hard' }, reason: 'test' }),
  makeReservation: reservation,
  setGridConnection: gridConnection,
  setSupportGridConnection: () => ({ ...gridConnection(), reason: 'test' }),
  recordGridReading: () => ({ currentsA: [1, 2, 3], measuredAt: t.clock.now.toISOString() }),
  makeSupportReservation: () => ({ ...reservation(), reason: 'test' }),
  cancelSupportReservation: () => ({ reason: 'test' }),
  sendSupportLocalList: () => ({ reason: 'test' }),
  endSession: () => ({ note: 'not mine to end' }),
  assignSetAside: () => ({ sessionId: Number(theirs['sessionId']) }),
  dismissSetAside: () => ({ note: 'not mine' }),
  assignSupportSetAside: () => ({ sessionId: 1, reason: 'test' }),
  dismissSupportSetAside: () => ({ reason: 'test' }),
  decideSession: () => ({
    decision: { kind: 'exclude', note: 'x' },
    seen: { energyWh: 10_000, anomalies: [], lastDecisionId: null },
  }),
  addQuirkProfile: () => quirkProfile,
  changeQuirkProfile: () => quirkProfile,
  setRegistersInKwh: () => ({ inKwh: true }),
  changeChargePointQuirks: () => ({ overrides: { ping: 'off' }, reason: 'test' }),
  signFirmwareFile: () => ({ signature: 'AAAA', signingCertificate: CERTIFICATE }),
  updateFirmware: () => ({
    source: { kind: 'address', location: 'https://files.example/fw.bin' },
    reason: 'test',
  }),
  proposeFirmwareCampaign: () => ({
    name: 'All',
    firmwareFileId: randomUUID(),
    signed: false,
    selection: {},
    stageSize: 1,
    maxFailures: 1,
    days: 1,
    reason: 'test',
  }),
  changeFirmwareCampaign: () => ({ state: 'stopped' }),
  requestLog: () => ({ kind: 'diagnostics', reason: 'test' }),
  setPricingPolicy: () => ({ pricePerKwh: '0.0001', vatBasis: 'incl' }),
  proposePriceAgain: () => ({
    from: t.clock.now.toISOString(),
    reason: 'test',
    seen: { sessions: 0, raised: 0, before: '0', after: '0' },
  }),
  priceAgain: () => ({
    from: t.clock.now.toISOString(),
    reason: 'test',
    seen: { sessions: 0, raised: 0, before: '0', after: '0' },
  }),
  addWhitelistEntry: () => ({ uid: '04FFFFFFFFFFFF', description: 'x', stationIds: [theirs['stationId']] }),
  rotateKey: () => ({}),
  rotateSupportKey: () => ({ reason: 'test' }),
  startSecurityUpgrade: () => ({ toProfile: 2, despite: [], reason: 'test' }),
  cancelSecurityUpgrade: () => ({ reason: 'test' }),
  lowerSecurityProfile: () => ({ profile: 1, reason: 'test' }),
  renewCertificate: () => ({ reason: 'test' }),
  revokeCertificate: () => ({ reason: 'test' }),
  readTrustStore: () => ({ reason: 'test' }),
  installCertificate: () => ({
    certificateType: 'ManufacturerRootCertificate',
    certificate: '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----',
    reason: 'test',
  }),
  deleteCertificate: () => ({
    hashData: { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '01' },
    reason: 'test',
  }),
  updateWhitelistEntry: () => ({ blocked: true }),
  addAccessGroup: () => groupBody,
  changeAccessGroup: () => groupBody,
};

const groupBody = {
  name: 'Mine',
  cards: [{ uid: '04CA4A12345678', description: 'x' }],
  memberIds: [],
  stationIds: [],
  windows: [],
  price: { kind: 'free' },
  budget: null,
};

const quirkProfile = {
  name: 'Mine',
  vendor: 'Mine*',
  model: null,
  firmwareFrom: null,
  firmwareUntil: null,
  settings: {},
  description: 'x',
  source: 'x',
};

describe('another account’s data does not exist', () => {
  const withIds = endpoints.filter(
    ([name, { scope, path }]) =>
      (scope === 'account' || scope === 'self') &&
      (path.includes(':') || name === 'switchAccount' || name === 'addWhitelistEntry'),
  );
  test.each(withIds)('%s', async (name, endpoint) => {
    const stranger = await t.signIn({ role: 'owner' });
    const before = await theirRows();
    const url = fill(endpoint.path, theirs) + (queries[name] ?? '');
    const response = await ask(endpoint, url, stranger.headers, bodies[name]?.());
    expect(response.statusCode, response.body).toBe(404);
    expect(response.body).not.toContain('Canary');
    expect(await theirRows()).toBe(before);
  });

  test('lists and searches show nothing of it', async () => {
    const stranger = await t.signIn({ role: 'owner' });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.method !== 'GET' || endpoint.scope === 'platform' || endpoint.path.includes(':')) continue;
      const filters = `?stationId=${theirs['stationId']}&chargePointId=${theirs['chargePointId']}`;
      for (const query of ['', filters]) {
        const response = await ask(endpoint, endpoint.path + query, stranger.headers);
        expect(response.body, `${name}${query}`).not.toContain('Canary');
        expect(response.body, `${name}${query}`).not.toContain('04CA4A');
      }
    }
  });
});

describe('unknown fields are refused', () => {
  const writes = endpoints.filter(([, { body }]) => typeof body === 'object');
  test.each(writes)('%s', async (name, endpoint) => {
    const person = await t.signIn({ role: 'owner', platformRole: 'admin' });
    const payload = { ...bodies[name]?.(), accountId: victim.accountId, isAdmin: true };
    const response = await ask(endpoint, fill(endpoint.path, theirs), person.headers, payload);
    expect(response.statusCode, response.body).toBe(400);
    expect(response.json().fields.map((field: { code: string }) => field.code)).toContain('unknown-field');
  });

  test('in the query too', async () => {
    const person = await t.signIn({ role: 'owner' });
    const response = await t.app.inject({ url: '/api/sessions?account=1', headers: person.headers });
    expect(response.statusCode).toBe(400);
  });
});

import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment is the demo on port 3000', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    config: { port: 3000, demo: true, dataDirectory: '.data', databaseUrl: undefined, trustedProxies: [] },
  });
});

test('everything that is wrong is said at once, by name', () => {
  const result = readConfig({ PORT: 'http', DEMO: 'yes', DATABASE_URL: 'mysql://x' });
  expect(result.ok).toBe(false);
  if (!result.ok) {
    expect(result.problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'DEMO']);
  }
});

test('the owner of the tables is named besides the application, never instead', () => {
  const owner = 'postgres://owner@db/x';
  expect(readConfig({ MIGRATION_DATABASE_URL: owner })).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^MIGRATION_DATABASE_URL: needs DATABASE_URL/)],
  });
  expect(readConfig({ DATABASE_URL: 'postgres://app@db/x', MIGRATION_DATABASE_URL: owner })).toMatchObject({
    config: { databaseUrl: 'postgres://app@db/x', migrationDatabaseUrl: owner },
  });
});

test('chargers may be asked for TLS, with certificates in pairs', () => {
  const pairs = '/tls/ecdsa.pem:/tls/ecdsa.key, /tls/rsa.pem:/tls/rsa.key';
  expect(readConfig({ OCPP_TLS_PORT: '8443', TLS_CERTIFICATES: pairs, REQUIRE_TLS: '1' })).toMatchObject({
    ok: true,
    config: {
      ocppTlsPort: 8443,
      tlsCertificates: ['/tls/ecdsa.pem:/tls/ecdsa.key', '/tls/rsa.pem:/tls/rsa.key'],
      requireTls: true,
    },
  });
  expect(readConfig({ TLS_CERTIFICATES: '/tls/only.pem' })).toMatchObject({ ok: false });
});

const operator = {
  OPERATOR_NAME: 'Operator B.V.',
  OPERATOR_STREET: 'Gracht 1',
  OPERATOR_POSTAL_CODE: '1015aa',
  OPERATOR_CITY: 'Amsterdam',
  OPERATOR_KVK: '12345678',
  OPERATOR_VAT_ID: 'nl0000.99998.b57',
  OPERATOR_EMAIL: 'finance@operator.example',
  OPERATOR_IBAN: 'NL02 ABNA 0123 4567 89',
  OPERATOR_BIC: 'ABNANL2A',
};

test('the telephone number for drivers may be set, and is a number', () => {
  expect(readConfig({ DRIVER_PHONE: '+31 20 123 4567' })).toMatchObject({
    config: { driverPhone: '+31 20 123 4567' },
  });
  expect(readConfig({})).toMatchObject({ config: { driverPhone: null } });
});

test('who pays is set up as a whole, or not at all', () => {
  expect(readConfig(operator)).toMatchObject({
    ok: true,
    config: {
      settlement: {
        operator: {
          postalCode: '1015 AA',
          vatId: 'NL000099998B57',
          iban: 'NL02ABNA0123456789',
          country: 'NL',
        },
        payoutDay: 20,
        payoutMinimum: '5.00',
      },
    },
  });
  expect(readConfig({})).toMatchObject({ ok: true, config: { settlement: { operator: null } } });
  for (const name of Object.keys(operator))
    expect(readConfig({ ...operator, [name]: '' }), name).toMatchObject({ ok: false });
});

test.each([
  { DRIVER_PHONE: 'call us' },
  { OPERATOR_KVK: '1234567' },
  { OPERATOR_VAT_ID: 'NL000099998B58' },
  { OPERATOR_IBAN: 'NL02ABNA0123456788' },
  { OPERATOR_BIC: 'abna' },
  { OPERATOR_POSTAL_CODE: '2000' },
  { PAYOUT_DAY: '29' },
  { PAYOUT_MINIMUM: '5,00' },
  { POWER_AGREEMENT_PERCENT: '0' },
  { POWER_AGREEMENT_KWH: '0,5' },
])('%j is refused', (wrong) => {
  expect(readConfig({ ...operator, ...wrong })).toMatchObject({ ok: false });
});

test('how far power may be from the registers is told in percent and kWh', () => {
  expect(readConfig({})).toMatchObject({ config: { powerAgreement: { share: 0.1, energyWh: 300 } } });
  const given = { POWER_AGREEMENT_PERCENT: '12.5', POWER_AGREEMENT_KWH: '0.45' };
  expect(readConfig(given)).toMatchObject({ config: { powerAgreement: { share: 0.125, energyWh: 450 } } });
});

test('lists are split and trimmed, empty values count as absent', () => {
  const result = readConfig({ TRUSTED_PROXIES: ' 10.0.0.1, ,10.0.0.0/8', NATS_URL: '', PORT: '' });
  expect(result).toMatchObject({
    ok: true,
    config: { port: 3000, trustedProxies: ['10.0.0.1', '10.0.0.0/8'], natsUrl: undefined },
  });
});

test.each([
  [{}, { demo: true, isExposed: false, host: '127.0.0.1', openSignUp: true }],
  [{ DEMO: '1' }, { demo: true, isExposed: false, host: '127.0.0.1' }],
  [{ HOST: '::1' }, { demo: true, isExposed: false, host: '::1' }],
  [{ PUBLIC_URL: 'http://localhost:3001' }, { demo: true, isExposed: false, host: '127.0.0.1' }],
  [{ DEMO: '0' }, { demo: false, isExposed: true, host: '0.0.0.0', openSignUp: false }],
  [{ DEMO: '0', OPEN_SIGN_UP: '1' }, { openSignUp: true }],
  [{ HOST: '0.0.0.0', DEMO: '1' }, { openSignUp: false }],
  [
    { DEMO: '0', HOST: '127.0.0.1' },
    { demo: false, host: '127.0.0.1' },
  ],
  [{ HOST: '0.0.0.0' }, { demo: false, isExposed: true, host: '0.0.0.0' }],
  [{ DATABASE_URL: 'postgres://db/x' }, { demo: false, isExposed: true, host: '0.0.0.0' }],
  [{ PUBLIC_URL: 'https://charge.example' }, { demo: false, isExposed: true, host: '0.0.0.0' }],
  [{ PUBLIC_URL: 'https://localhost:3000' }, { demo: false, isExposed: true }],
  [
    { TRUSTED_PROXIES: '127.0.0.1' },
    { demo: false, isExposed: true, opens: { metrics: false, apiDocs: false } },
  ],
  [{ PUBLIC_URL: 'http://192.168.1.5:3000' }, { demo: false, isExposed: true, host: '0.0.0.0' }],
  [
    { HOST: '0.0.0.0', DEMO: '1' },
    { demo: true, isExposed: true, host: '0.0.0.0' },
  ],
  [
    { DATABASE_URL: 'postgres://db/x', DEMO: '1' },
    { demo: true, isExposed: true, host: '0.0.0.0' },
  ],
])('%j: the demo is for this machine, and for others only when asked for', (environment, config) => {
  expect(readConfig(environment)).toMatchObject({ ok: true, config });
});

test.each([
  [{}, { metrics: true, apiDocs: true }],
  [{ PUBLIC_URL: 'http://192.168.1.5:3000' }, { metrics: false, apiDocs: false }],
  [
    { DATABASE_URL: 'postgres://db/x', DEMO: '1', METRICS: '1' },
    { metrics: true, apiDocs: false },
  ],
  [
    { METRICS: '0', API_DOCS: '0' },
    { metrics: false, apiDocs: false },
  ],
] as const)('with %o, figures and descriptions are open as %o', (environment, opens) => {
  expect(readConfig(environment)).toMatchObject({ ok: true, config: { opens } });
});

test.each([
  [{}, false],
  [{ PUBLIC_URL: 'https://charge.example' }, true],
  [{ PUBLIC_URL: 'http://charge.example' }, false],
  [{ PUBLIC_URL: 'https://charge.example', REQUIRE_TLS: '0' }, false],
] as const)('with %o, chargers have to use TLS: %s', (environment, requireTls) => {
  expect(readConfig(environment)).toMatchObject({ ok: true, config: { requireTls } });
});

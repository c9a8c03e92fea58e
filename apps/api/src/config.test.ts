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

test('lists are split and trimmed, empty values count as absent', () => {
  const result = readConfig({ ADMIN_EMAILS: ' a@x.nl, ,b@x.nl', TRUSTED_PROXIES: '', PORT: '' });
  expect(result).toMatchObject({
    ok: true,
    config: { port: 3000, trustedProxies: [], staff: { admins: ['a@x.nl', 'b@x.nl'], support: [] } },
  });
});

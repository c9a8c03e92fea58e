import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailsTo } from '#test/mailed-link.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const ORIGIN = 'http://localhost:3000';
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

const point = (text: string) => Buffer.concat([Buffer.from('5820', 'hex'), Buffer.from(text, 'base64url')]);

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);

/** `flags`: 1 somebody was there, 4 it was them, 64 a new passkey. */
const data = (flags: number) => Buffer.concat([sha256('localhost'), Buffer.from([flags]), Buffer.alloc(4)]);

/** A device that keeps one passkey. The bytes are those of WebAuthn and of COSE for ES256. */
const createDevice = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const cose = Buffer.concat([
    Buffer.from('a501020326200121', 'hex'),
    point(x),
    Buffer.from('22', 'hex'),
    point(y),
  ]);
  const named = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    response,
  });
  return {
    make(challenge: string, origin = ORIGIN) {
      const authData = Buffer.concat([data(69), Buffer.alloc(16), Buffer.from([0, 16]), id, cose]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        Buffer.from([0x58, authData.length]),
        authData,
      ]);
      return named({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      });
    },
    use(challenge: string, { origin = ORIGIN, flags = 5 } = {}) {
      const client = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([data(flags), sha256(client)]);
      return named({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data(flags).toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
};

const PASSKEYS = '/api/me/passkeys';
const challengeFor = async (who: TestPerson, of = '') =>
  String((await t.ask(who, 'POST', `${PASSKEYS}${of}/options`)).body.options.challenge);
const prove = async (who: TestPerson, credential: object) =>
  (await t.ask(who, 'POST', `${PASSKEYS}/proof`, { credential })).body?.code ?? 'shown';

const withPasskey = async () => {
  const person = await t.signIn({ role: 'owner' });
  const device = createDevice();
  const credential = device.make(await challengeFor(person));
  const added = await t.ask(person, 'POST', PASSKEYS, { name: 'Laptop', credential });
  expect(added.status).toBe(200);
  return { person, device, credential, recoveryCodes: added.body.recoveryCodes };
};

test('a passkey gives recovery codes and is told; what it signed cannot be used again, nor at another address', async () => {
  const { person, device, credential, recoveryCodes } = await withPasskey();
  expect(recoveryCodes).toHaveLength(10);
  expect((await mailsTo(t.database, person.email)).at(-1)?.subject).toBe('You have a new passkey');
  const add = async (made: object) =>
    (await t.ask(person, 'POST', PASSKEYS, { name: 'Again', credential: made })).body.code;
  expect(await add(credential)).toBe('passkey-refused');
  const elsewhere = createDevice().make(await challengeFor(person), 'https://laadpoort.example');
  expect(await add(elsewhere)).toBe('passkey-refused');

  const used = device.use(await challengeFor(person, '/proof'));
  expect(await prove(person, used)).toBe('shown');
  expect(await prove(person, used)).toBe('passkey-refused');
});

test('only the person it was asked of, in time, with a finger, face or PIN, shows who they are', async () => {
  const { person, device } = await withPasskey();
  const stranger = await withPasskey();
  const ask = () => challengeFor(person, '/proof');
  expect(await prove(person, stranger.device.use(await ask()))).toBe('passkey-refused');
  expect(await prove(person, device.use(await challengeFor(stranger.person, '/proof')))).toBe(
    'passkey-refused',
  );
  expect(await prove(person, device.use(await ask(), { flags: 1 }))).toBe('passkey-refused');
  expect(await prove(person, device.use(await ask(), { origin: 'http://localhost:4000' }))).toBe(
    'passkey-refused',
  );
  const late = await ask();
  t.clock.now = new Date(t.clock.now.getTime() + 5 * 60_000);
  expect(await prove(person, device.use(late))).toBe('passkey-refused');
  expect(await prove(person, device.use(await ask()))).toBe('shown');
});

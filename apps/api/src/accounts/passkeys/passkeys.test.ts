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
    use(challenge: string, { origin = ORIGIN, flags = 5, of = '' } = {}) {
      const client = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([data(flags), sha256(client)]);
      return named({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data(flags).toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        ...(of === '' ? {} : { userHandle: Buffer.from(of).toString('base64url') }),
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

const ALONE = '/api/sign-in/passkey';
const askAlone = async () => String((await t.ask(null, 'POST', `${ALONE}/options`)).body.options.challenge);
const signInAlone = (credential: object) =>
  t.app.inject({ method: 'POST', url: ALONE, payload: { credential } });

test('one that is removed while another is being added leaves the second factor on', async () => {
  const { person } = await withPasskey();
  const [first] = await t.database.prisma.passkey.findMany({ where: { userId: person.id } });
  const removal = await t.database.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: person.id }, data: { hasSecondFactor: true } });
    const publicKey = first?.publicKey ?? Buffer.alloc(1);
    await tx.passkey.create({
      data: { id: 'second', userId: person.id, name: 'Phone', publicKey, counter: 0, createdAt: new Date() },
    });
    const asked = t.ask(person, 'DELETE', `${PASSKEYS}/${first?.id}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { asked };
  });
  expect((await removal.asked).status).toBe(204);
  const where = { id: person.id };
  expect((await t.database.prisma.user.findUniqueOrThrow({ where })).hasSecondFactor).toBe(true);
});

test('a passkey alone signs in, as completely as with a password before it', async () => {
  const { person, device } = await withPasskey();
  const { statusCode, body, cookies } = await signInAlone(device.use(await askAlone(), { of: person.id }));
  expect([statusCode, body]).toEqual([204, '']);
  expect(cookies.map(({ name }) => name.replace(/[0-9a-f]{12}$/, ''))).toEqual([
    'laadpoort.session_token',
    'laadpoort.device.',
  ]);
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const me = await t.app.inject({ url: '/api/me', headers: { cookie } });
  expect(me.json()).toMatchObject({ id: person.id, secondFactor: 'set-up' });
  const where = { userId: person.id };
  const [begun] = await t.database.prisma.signInSession.findMany({ where, orderBy: { createdAt: 'desc' } });
  const days = ((begun?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(7, 1);
  const noted = await t.database.prisma.auditEntry.findFirst({
    where: { actorId: person.id, action: 'sign-in' },
  });
  expect(noted?.detail).toEqual({ signInId: begun?.id });
});

test('nobody signs in with a passkey of somebody else, without being verified, or with what was asked for another purpose', async () => {
  const { person, device } = await withPasskey();
  const other = await withPasskey();
  const codeOf = async (credential: object) => (await signInAlone(credential)).json().code;
  const of = person.id;
  expect(await codeOf(device.use(await askAlone(), { of: other.person.id }))).toBe('passkey-refused');
  expect(await codeOf(device.use(await askAlone(), { of, flags: 1 }))).toBe('passkey-refused');
  expect(await codeOf(device.use(await askAlone(), { of, origin: 'http://localhost:4000' }))).toBe(
    'passkey-refused',
  );
  expect(await codeOf(device.use(await challengeFor(person, '/proof'), { of }))).toBe('passkey-refused');
  expect(await codeOf(createDevice().use(await askAlone(), { of }))).toBe('passkey-refused');
  expect(await prove(person, device.use(await askAlone()))).toBe('passkey-refused');
  const used = device.use(await askAlone(), { of });
  expect((await signInAlone(used)).statusCode).toBe(204);
  expect(await codeOf(used)).toBe('passkey-refused');
});

test('what somebody has is told before the second factor, and nothing more of it', async () => {
  const { person } = await withPasskey();
  await t.database.prisma.signInSession.updateMany({
    where: { userId: person.id },
    data: { secondFactorAt: null },
  });
  const kinds = await t.ask(person, 'GET', '/api/me/second-factor/kinds');
  expect(kinds).toEqual({ status: 200, body: { app: false, passkey: true } });
  expect((await t.ask(person, 'GET', '/api/me/second-factor')).status).toBe(401);
});

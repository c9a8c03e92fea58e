import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

const NOW = new Date('2026-11-18T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

let t: TestApp;
let owner: TestPerson;
let support: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner' });
  support = await t.signIn({ platformRole: 'support', role: 'viewer' });
});
afterAll(() => t.close());

interface Logged {
  messageId: string;
  action?: string;
  direction?: 'in' | 'out';
  payload?: string;
  response?: string | null;
  payloadBytes?: number;
  payloadSha256?: string;
  errorCode?: string | null;
  receivedAt?: Date;
}

const log = (chargePointId: string, messages: readonly Logged[]) =>
  t.database.prisma.ocppMessage.createMany({
    data: messages.map((message) => ({
      chargePointId,
      action: 'MeterValues',
      direction: 'in',
      payload: '{}',
      response: '{}',
      receivedAt: ago(5),
      ...message,
    })),
  });

const ask = (url: string, who = owner) => t.app.inject({ url, headers: who.headers });

/** Message ids of all pages, three at a time. */
const readAll = async (url: string, who = owner): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null = '';
  do {
    const answer = await ask(
      `${url}${url.includes('?') ? '&' : '?'}limit=3${cursor && `&cursor=${cursor}`}`,
      who,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    ids.push(...answer.json().messages.map(({ messageId }: { messageId: string }) => messageId));
    cursor = answer.json().nextCursor;
  } while (cursor !== null);
  return ids;
};

const newCharger = () => addStation(t.database, owner.accountId);

describe('what the log did not take', () => {
  test('is said: what was cut off a message, and how many messages of a day', async () => {
    const { chargePointId } = await newCharger();
    const url = `/api/charge-points/${chargePointId}/messages`;
    expect((await ask(url)).json()).toMatchObject({ dropped: 0 });
    const sha256 = 'ab'.repeat(32);
    await log(chargePointId, [
      { messageId: 'cut', payload: '{"data":"xx', payloadBytes: 60_000, payloadSha256: sha256 },
    ]);
    const counts = { messages: 7, bytes: 70_000n };
    await t.database.prisma.ocppMessageDropped.createMany({
      data: [ago(5), ago(40 * 1440)].map((day) => ({ chargePointId, day, ...counts })),
    });
    expect((await ask(url)).json()).toMatchObject({
      dropped: 7,
      messages: [{ payloadCut: { bytes: 60_000, sha256 }, responseCut: null }],
    });
    const { body } = await ask(`${url}/export?format=csv`);
    expect(body).toContain(sha256);
  });
});

describe('a search', () => {
  let url: string;
  beforeAll(async () => {
    const { chargePointId } = await newCharger();
    url = `/api/charge-points/${chargePointId}/messages`;
    await log(chargePointId, [
      { messageId: 'old', receivedAt: ago(9 * 1440) },
      {
        messageId: 'boot',
        action: 'BootNotification',
        payload: '{"chargePointModel":"100%_Lader"}',
        receivedAt: ago(90),
      },
      { messageId: 'one', payload: '{"connectorId": 1,"transactionId":7}', receivedAt: ago(80) },
      { messageId: 'two', payload: '{"connectorId":2}', receivedAt: ago(70) },
      { messageId: 'reset', action: 'Reset', direction: 'out', response: null, receivedAt: ago(60) },
      {
        messageId: 'bad',
        errorCode: 'FormationViolation',
        response: null,
        payload: 'not json "',
        receivedAt: ago(50),
      },
    ]);
    await log((await newCharger()).chargePointId, [{ messageId: 'of another charger' }]);
  });

  test.each([
    ['nothing: the last 7 days', '', ['bad', 'reset', 'two', 'one', 'boot']],
    ['an action', 'action=Reset', ['reset']],
    ['a direction', 'direction=out', ['reset']],
    ['errors: refused or not answered', 'errorsOnly=true', ['bad', 'reset']],
    ['a charging point, and the charger as a whole', 'connectorId=2', ['bad', 'reset', 'two', 'boot']],
    ['a text, whatever its case', 'text=chargepointmodel', ['boot']],
    ['a text with the signs of a pattern, as it is', 'text=100%25_', ['boot']],
    ['a text that nothing holds', 'text=_%25', []],
    ['a period', `from=${ago(75).toISOString()}&until=${ago(55).toISOString()}`, ['reset', 'two']],
    [
      'a longer period',
      `from=${ago(20 * 1440).toISOString()}`,
      ['bad', 'reset', 'two', 'one', 'boot', 'old'],
    ],
    ['all of it at once', 'action=MeterValues&text=connectorid&connectorId=1&direction=in', ['one']],
  ])('for %s', async (_, query, found) => {
    expect(await readAll(`${url}?${query}`)).toEqual(found);
  });

  test.each([
    ['from=2026-01-01T00:00:00Z', 'query.from'],
    ['from=2026-11-18T00:00:00Z&until=2026-11-17T00:00:00Z', 'query.until'],
    ['cursor=1-', 'query.cursor'],
    ["cursor=1-1'", 'query.cursor'],
  ])('%s is refused', async (query, path) => {
    const answer = await ask(`${url}?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toMatchObject([{ path }]);
  });

  test('says which period it looked at', async () => {
    const { from, until } = (await ask(url)).json();
    expect(Date.parse(until) - Date.parse(from)).toBe(7 * 86_400_000);
  });
});

test('pages of any size show every message once, newest first, also those of one millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (minutes, limit) => {
        const { chargePointId } = await newCharger();
        await log(
          chargePointId,
          minutes.map((minute, index) => ({ messageId: `${index}`, receivedAt: ago(minute) })),
        );
        const ids: string[] = [];
        let cursor = '';
        do {
          const url = `/api/charge-points/${chargePointId}/messages?limit=${limit}${cursor && `&cursor=${cursor}`}`;
          const page = (await ask(url)).json();
          ids.push(...page.messages.map(({ messageId }: { messageId: string }) => messageId));
          cursor = page.nextCursor ?? '';
        } while (cursor);
        expect(new Set(ids)).toEqual(new Set(minutes.map((_, index) => String(index))));
        expect(ids.map((id) => minutes[Number(id)])).toEqual(minutes.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 25 },
  );
});

describe('of a session', () => {
  let sessionId: number;
  let chargePointId: string;
  beforeAll(async () => {
    const place = await newCharger();
    ({ chargePointId } = place);
    const given = { accountId: owner.accountId, ...place, startedAt: ago(60), endedAt: ago(30) };
    sessionId = await addSession(t.database, given);
    const beside = await addSession(t.database, { ...given, connectorId: 2 });
    await log(chargePointId, [
      { messageId: 'before', receivedAt: ago(63) },
      { messageId: 'tap', action: 'Authorize', receivedAt: ago(61) },
      { messageId: 'start', action: 'StartTransaction', payload: '{"connectorId":1}', receivedAt: ago(60) },
      {
        messageId: 'start beside',
        action: 'StartTransaction',
        payload: '{"connectorId":2}',
        receivedAt: ago(59),
      },
      { messageId: 'meter', payload: `{"connectorId":1,"transactionId":${sessionId}}`, receivedAt: ago(50) },
      { messageId: 'meter without id', payload: '{"connectorId":1,"transactionId":-1}', receivedAt: ago(49) },
      { messageId: 'heartbeat', action: 'Heartbeat', receivedAt: ago(45) },
      {
        messageId: 'stop beside',
        action: 'StopTransaction',
        payload: `{"transactionId":${beside}}`,
        receivedAt: ago(40),
      },
      { messageId: 'unreadable', action: '', payload: '"{{{"', receivedAt: ago(35) },
      {
        messageId: 'stop',
        action: 'StopTransaction',
        payload: `{"transactionId":${sessionId}}`,
        receivedAt: ago(30),
      },
      { messageId: 'after', receivedAt: ago(27) },
    ]);
  });
  const own = ['stop', 'unreadable', 'meter without id', 'meter', 'start', 'tap'];

  test('are only its own, not those of the charging point beside it', async () => {
    expect(await readAll(`/api/sessions/${sessionId}/messages`)).toEqual(own);
    expect(await readAll(`/api/sessions/${sessionId}/messages?action=StopTransaction`)).toEqual(['stop']);
    await t.database.prisma.station.updateMany({
      where: { accountId: owner.accountId },
      data: { timeZone: 'America/New_York' },
    });
    const { timeZone } = (await ask(`/api/sessions/${sessionId}/messages`, owner)).json();
    expect(timeZone).toBe('America/New_York');
  });

  test('support sees the same, and the owner sees that support looked', async () => {
    const url = `/api/support/sessions/${sessionId}/messages`;
    expect(await readAll(url, support)).toEqual(own);
    const audit = await t.database.prisma.auditEntry.findMany({
      where: { accountId: owner.accountId, actorId: support.id, targetId: chargePointId },
    });
    expect(audit.map(({ action }) => action)).toEqual(['support.view-messages']);
    expect((await ask('/api/support/sessions/2147483647/messages', support)).statusCode).toBe(404);
  });

  test('another account has no such session', async () => {
    const stranger = await t.signIn({ role: 'owner' });
    for (const url of [
      `/api/sessions/${sessionId}/messages`,
      `/api/sessions/${sessionId}/messages/export?format=csv`,
    ])
      expect((await ask(url, stranger)).statusCode).toBe(404);
  });
});

describe('as a file', () => {
  let chargePointId: string;
  beforeAll(async () => {
    ({ chargePointId } = await newCharger());
    await log(chargePointId, [
      { messageId: '=HYPERLINK("https://evil.example")', action: '@SUM(1)', payload: '+1+1', response: '-2' },
      { messageId: 'm2', payload: '{"a":"b,\\"c\\""}', receivedAt: ago(6) },
    ]);
  });

  test('a table runs no formula of a charger', async () => {
    const answer = await ask(`/api/charge-points/${chargePointId}/messages/export?format=csv`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
    const [header, first, second] = answer.body.split('\r\n');
    expect(header).toContain('Received (UTC),Direction,Action');
    expect(first).toContain(`'@SUM(1),"'=HYPERLINK(""https://evil.example"")",'+1+1,'-2`);
    expect(second).toContain('m2');
  });

  test('lines of JSON hold every message word for word', async () => {
    const answer = await ask(`/api/charge-points/${chargePointId}/messages/export?format=jsonl`);
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const rows = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { messageId: '=HYPERLINK("https://evil.example")' },
      { messageId: 'm2', payload: '{"a":"b,\\"c\\""}' },
    ]);
  });

  test('is never longer than the longest period', async () => {
    const url = `/api/charge-points/${chargePointId}/messages/export?format=csv&from=2026-01-01T00:00:00Z`;
    expect((await ask(url)).statusCode).toBe(400);
  });

  test('support’s file is written down as one', async () => {
    const url = `/api/support/charge-points/${chargePointId}/messages/export?format=jsonl`;
    expect((await ask(url, support)).statusCode).toBe(200);
    const audit = await t.database.prisma.auditEntry.findMany({ where: { targetId: chargePointId } });
    expect(audit.map(({ action }) => action)).toEqual(['support.export-messages']);
  });
});

describe('card numbers', () => {
  const uid = '04A2E680123456';
  let url: string;
  let viewer: TestPerson;
  beforeAll(async () => {
    const { chargePointId } = await newCharger();
    url = `/api/charge-points/${chargePointId}/messages`;
    viewer = await t.signIn({ accountId: owner.accountId, role: 'viewer' });
    await log(chargePointId, [
      { messageId: 'tap', action: 'Authorize', payload: `{"idTag":"${uid}"}` },
      { messageId: 'answer', response: `{"idTagInfo":{"status":"Accepted","parentIdTag" : "${uid}"}}` },
      { messageId: 'signed', payload: JSON.stringify({ value: `OCMF|${JSON.stringify({ ID: uid })}|{}` }) },
      { messageId: 'unreadable', payload: JSON.stringify(`[2,"1","Authorize",{"idTag": "${uid}"`) },
    ]);
  });

  test('are hidden from everybody, on the page and in files', async () => {
    for (const who of [owner, viewer])
      for (const path of ['', '/export?format=csv', '/export?format=jsonl']) {
        const { body } = await ask(url + path, who);
        expect(body).toContain('tap');
        expect(body).not.toContain(uid);
        expect(body).toContain('04••••3456');
      }
  });

  test('find messages for support only; nobody of the account can guess them', async () => {
    const found = new Set(['tap', 'answer', 'unreadable', 'signed']);
    const ofSupport = url.replace('/api/', '/api/support/');
    expect(new Set(await readAll(`${ofSupport}?text=${uid}`, support))).toEqual(found);
    for (const part of [uid, '04A2', '3456'])
      for (const who of [owner, viewer]) expect(await readAll(`${url}?text=${part}`, who)).toEqual([]);
    expect(await readAll(`${url}?text=accepted`, viewer)).toEqual(['answer']);
  });
});

import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { questionedCards } from './unusual-cards.ts';

const said = { force: false, unusualUid: false };
const start = (idTag: string): CommandRequest => ({
  action: 'RemoteStartTransaction',
  connectorId: 1,
  idTag,
});
const reserve = (idTag: string): CommandRequest => {
  const expiryDate = '2026-12-01T10:00:00Z';
  return { action: 'ReserveNow', connectorId: 1, expiryDate, reservationId: 1, idTag };
};
const list = (idTag: string): CommandRequest => {
  const localAuthorizationList = [{ idTag: '04A2E680' }, { idTag }];
  return { action: 'SendLocalList', listVersion: 1, updateType: 'Differential', localAuthorizationList };
};

describe('a card number that no card is likely to have', () => {
  test.each([
    ['idTag', start('ZZ!')],
    ['idTag', reserve('ZZ!')],
    ['localAuthorizationList', list('ZZ!')],
  ])('is questioned in %s', (field, request) => {
    expect(questionedCards(request, said)?.fields).toEqual([{ path: `body.${field}`, code: 'uid-unusual' }]);
    expect(questionedCards(request, { ...said, unusualUid: true })).toBeNull();
    expect(questionedCards(request, { ...said, force: true })).toBeNull();
  });

  test.each([start('04:a2:e6:80'), reserve('04A2E680'), list('NL-TNM-C12345678-X')])(
    '%j has none',
    (request) => {
      expect(questionedCards(request, said)).toBeNull();
    },
  );
});

describe('it is sent only when a person says so', () => {
  let t: TestApp;
  let owner: TestPerson;
  let chargePointId: string;
  beforeAll(async () => {
    t = await buildTestApp();
    owner = await t.signIn({ role: 'owner' });
    ({ chargePointId } = await addStation(t.database, owner.accountId));
  });
  afterAll(() => t.close());

  const send = (url: string, payload: object, { headers }: TestPerson) =>
    t.app.inject({ method: 'POST', url, headers, payload });

  test('by the owner and by support', async () => {
    const support = await t.signIn({ platformRole: 'support' });
    const path = `charge-points/${chargePointId}/commands`;
    const { command: commands, whitelistEntry } = t.database.prisma;
    await whitelistEntry.create({
      data: { accountId: owner.accountId, uid: 'ZZ!', description: 'Tag', createdById: owner.id },
    });
    const body = { command: start('ZZ!'), reason: 'Asked by phone' };
    for (const [url, payload, who, field] of [
      [`/api/${path}`, start('ZZ!'), owner, 'body.idTag'],
      [`/api/support/${path}`, body, support, 'body.command.idTag'],
    ] as const) {
      const questioned = await send(url, payload, who);
      expect(questioned.json().fields).toEqual([{ path: field, code: 'uid-unusual' }]);
      expect((await send(`${url}?unusualUid=true`, payload, who)).statusCode).toBe(200);
      // Of a start that is under way no second one is sent.
      await expect.poll(() => commands.count({ where: { chargePointId, finishedAt: null } })).toBe(0);
    }
    expect(await commands.count({ where: { chargePointId } })).toBe(2);
  });
});

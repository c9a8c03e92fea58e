import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../src/calls/foreign-status.ts';
import { answerProblem } from '../../src/messages/schema.ts';
import { openByHand } from '../by-hand.ts';
import { readCase, testOfCase } from '../field-cases.ts';
import { startCentralSystem, waitUntil } from '../start-central-system.ts';

const unlock = { connectorId: 1 };

/** What becomes of UnlockConnector when it is answered with these members after the type and the id. */
const unlockAnswered = async (type: 3 | 4, id: (ours: string) => string, ...rest: unknown[]) => {
  await using server = await startCentralSystem();
  const cp = await openByHand(server);
  const outcome = server.central.send('CP1', 'UnlockConnector', unlock, { timeoutMs: 2_000 });
  const [, ours] = await cp.next(2);
  cp.send(type, id(ours), ...rest);
  return outcome;
};
const asGiven = (id: string) => id;
const inCapitals = (id: string) => id.toUpperCase();

describe('an answer in other words than those of OCPP 1.6', () => {
  test.each([
    ['Accepted', { status: 'Unlocked' }, 'Accepted'],
    ['ACCEPTED ', { status: 'Unlocked' }, 'ACCEPTED'],
    ['Rejected', { status: 'UnlockFailed' }, 'Rejected'],
    ['OngoingAuthorizedTransaction', { status: 'UnlockFailed' }, 'OngoingAuthorizedTransaction'],
    ['unlock_failed', { status: 'UnlockFailed' }, undefined],
    ['not supported', { status: 'NotSupported' }, undefined],
  ])('%s to UnlockConnector', async (status, response, said) => {
    const outcome = await unlockAnswered(3, asGiven, { status });
    expect(outcome).toMatchObject({ kind: 'answered', response });
    expect((outcome as { said?: string }).said).toBe(said);
  });

  test.each([['Perhaps'], ['toString'], ['__proto__'], ['']])('%j means nothing', async (status) => {
    expect(await unlockAnswered(3, asGiven, { status })).toMatchObject({
      kind: 'unreadable-answer',
      response: { status },
    });
  });

  test.each([[[]], [[null]], [[[]]], [['ok']]])(
    'a payload like %j is no answer to it, and kept',
    async (rest) => {
      expect(await unlockAnswered(3, asGiven, ...rest)).toMatchObject({ kind: 'unreadable-answer' });
    },
  );

  test.each([[[]], [[null]]])('a payload like %j is all that some calls need', async (rest) => {
    await using server = await startCentralSystem();
    const cp = await openByHand(server);
    const outcome = server.central.send('CP1', 'GetConfiguration', {});
    const [, id] = await cp.next(2);
    cp.send(3, id, ...rest);
    expect(await outcome).toMatchObject({ kind: 'answered', response: {} });
  });

  test('every meaning is a word of OCPP 1.6 for that call, and none of these has another one', () => {
    const words = [
      'Accepted',
      'Rejected',
      'Failed',
      'NotSupported',
      'NotImplemented',
      'Scheduled',
      'HashError',
    ];
    const actions = ['Reset', 'UnlockConnector', 'ChangeConfiguration', 'TriggerMessage'] as const;
    const others = [
      'SendLocalList',
      'SetChargingProfile',
      'ClearChargingProfile',
      'ChangeAvailability',
    ] as const;
    for (const action of [...actions, ...others, 'ClearCache', 'RemoteStartTransaction'] as const) {
      for (const status of words) {
        const meant = meaningOf(action, status);
        if (meant === undefined) continue;
        expect(answerProblem(action, { status: meant }), `${action}: ${status}`).toBeNull();
        expect(answerProblem(action, { status }), `${action}: ${status}`).not.toBeNull();
      }
    }
  });
});

describe('an id that comes back in capitals', () => {
  test('is that of the open call, and the next one works too', async () => {
    await using server = await startCentralSystem();
    const cp = await openByHand(server);
    for (const status of ['Unlocked', 'UnlockFailed']) {
      const outcome = server.central.send('CP1', 'UnlockConnector', unlock);
      const [, id] = await cp.next(2);
      cp.send(3, id.toUpperCase(), { status });
      expect(await outcome).toMatchObject({ kind: 'answered', response: { status } });
    }
    expect(server.central.stats().framesUnreadable).toBe(0);
  });

  test('of a CALLERROR too', async () => {
    expect(await unlockAnswered(4, inCapitals, 'NotImplemented', '', {})).toMatchObject({
      kind: 'callError',
      code: 'NotImplemented',
    });
  });

  test('of a call that was given up is a late answer; of no call it is nothing', async () => {
    await using server = await startCentralSystem();
    const cp = await openByHand(server);
    const outcome = server.central.send('CP1', 'UnlockConnector', unlock, { timeoutMs: 30 });
    const [, id] = await cp.next(2);
    expect(await outcome).toMatchObject({ kind: 'no-answer' });
    cp.send(3, id.toUpperCase(), { status: 'Accepted' });
    cp.send(3, id.toUpperCase(), { status: 'Accepted' });
    await waitUntil(() => server.central.stats().framesUnreadable === 1);
    expect(server.lateAnswers).toMatchObject([
      { messageId: id, answer: { response: { status: 'Unlocked' }, said: 'Accepted' } },
    ]);
  });
});

testOfCase(
  'the case from the field: UnlockConnector answered as in OCPP 1.5 (skipped without ../shared/cases)',
  async () => {
    const { frames } = JSON.parse(readCase('unlock-answered-accepted.json')) as {
      frames: [unknown, [3, string, object]];
    };
    expect(await unlockAnswered(3, asGiven, frames[1][2])).toMatchObject({
      kind: 'answered',
      response: { status: 'Unlocked' },
      said: 'Accepted',
    });
  },
);

test('our id in capitals and in escapes is ours, and read once', async () => {
  await using server = await startCentralSystem();
  const cp = await openByHand(server);
  const outcome = server.central.send('CP1', 'UnlockConnector', unlock, { timeoutMs: 2_000 });
  const [, ours] = await cp.next(2);
  const escaped = Array.from(
    ours.toUpperCase(),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  cp.socket.send(`[3,"${escaped.join('')}",{"status":"Unlocked"}]`);
  expect(await outcome).toMatchObject({ kind: 'answered', messageId: ours });
});

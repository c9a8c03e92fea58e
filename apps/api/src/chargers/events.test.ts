import { expect, test } from 'vitest';
import { createEvents } from './events.ts';

const ended = { accountId: 'a', stationId: 's', chargePointId: 'c', sessionId: 7 };

const open = () => {
  const faults: object[] = [];
  const events = createEvents((error, detail) => faults.push({ error, ...detail }));
  return { ...events, faults };
};

test('listeners are called in the order in which they were added', async () => {
  const { publish, listen } = open();
  const heard: string[] = [];
  for (const name of ['first', 'second', 'third'])
    listen(name, { 'session.ended': ({ sessionId }) => heard.push(`${name} ${sessionId}`) });
  await publish('session.ended', ended);
  expect(heard).toEqual(['first 7', 'second 7', 'third 7']);
});

test('one that throws, at once or later, is reported and stops no other', async () => {
  const { publish, listen, faults } = open();
  const heard: string[] = [];
  const thrown = new Error('at once');
  const rejected = new Error('later');
  listen('throws', {
    'session.ended': () => {
      throw thrown;
    },
  });
  listen('rejects', { 'session.ended': () => Promise.reject(rejected) });
  listen('hears', { 'session.ended': () => heard.push('it') });
  await publish('session.ended', ended);
  expect(heard).toEqual(['it']);
  expect(faults).toEqual([
    { error: thrown, event: 'session.ended', listener: 'throws' },
    { error: rejected, event: 'session.ended', listener: 'rejects' },
  ]);
});

test('what a listener has begun is waited for', async () => {
  const { publish, listen, settled } = open();
  const gate = Promise.withResolvers<void>();
  let isDone = false;
  listen('slow', {
    async 'card.changed'() {
      await gate.promise;
      isDone = true;
    },
  });
  const published = publish('card.changed', { accountId: 'a' });
  gate.resolve();
  await settled();
  expect(isDone).toBe(true);
  await published;
});

import { expect, test } from 'vitest';
import { card, startOnlineStation } from './station.ts';

const accepted = { status: 'Accepted' } as const;
const full = (listVersion: number, ...idTags: string[]) => ({
  listVersion,
  updateType: 'Full' as const,
  localAuthorizationList: idTags.map((idTag) => ({ idTag, idTagInfo: accepted })),
});
const change = (listVersion: number) => ({
  listVersion,
  updateType: 'Differential' as const,
  localAuthorizationList: [{ idTag: 'A' }, { idTag: 'C', idTagInfo: accepted }],
});

test('takes a full list, then what changed in it', async () => {
  await using running = await startOnlineStation();
  const { central } = running;
  expect(await central.send('GetLocalListVersion', {})).toEqual({ listVersion: 0 });
  expect(await central.send('SendLocalList', full(1, 'A', 'B'))).toEqual({ status: 'Accepted' });
  expect(await central.send('SendLocalList', change(1))).toEqual({ status: 'VersionMismatch' });
  expect(await central.send('SendLocalList', change(2))).toEqual({ status: 'Accepted' });
  expect(await central.send('GetLocalListVersion', {})).toEqual({ listVersion: 2 });
});

test('refuses more than it has room for, a card twice, and a full list with a deletion', async () => {
  await using running = await startOnlineStation({
    configuration: { LocalAuthListMaxLength: '2', SendLocalListMaxLength: '2' },
  });
  const { central } = running;
  expect(await central.send('SendLocalList', full(1, 'A', 'B', 'C'))).toEqual({ status: 'Failed' });
  expect(await central.send('SendLocalList', full(1, 'A', 'a'))).toEqual({ status: 'Failed' });
  const deletion = { ...full(1), localAuthorizationList: [{ idTag: 'A' }] };
  expect(await central.send('SendLocalList', deletion)).toEqual({ status: 'Failed' });
  expect(await central.send('SendLocalList', full(1, 'A', 'B'))).toEqual({ status: 'Accepted' });
  const third = { ...full(2, 'C'), updateType: 'Differential' as const };
  expect(await central.send('SendLocalList', third)).toEqual({ status: 'Failed' });
});

test('a charge point without lists says so', async () => {
  await using running = await startOnlineStation({ configuration: { SupportedFeatureProfiles: 'Core' } });
  expect(await running.central.send('GetLocalListVersion', {})).toEqual({ listVersion: -1 });
  expect(await running.central.send('SendLocalList', full(1))).toEqual({ status: 'NotSupported' });
});

test('offline the list decides, before the cache, and it outlives a power cut', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  const { status } = await central.send('SendLocalList', {
    ...full(1, card),
    localAuthorizationList: [
      { idTag: card, idTagInfo: accepted },
      { idTag: 'BLOCKED1', idTagInfo: { status: 'Blocked' } },
      { idTag: 'OVER1', idTagInfo: { ...accepted, expiryDate: '2020-01-01T00:00:00Z' } },
    ],
  });
  expect(status).toBe('Accepted');
  await station.powerCycle();
  await station.waitFor(({ link }) => link === 'online');
  await station.goOffline();
  expect(await station.tapCard('BLOCKED1', 1)).toBe('refused');
  expect(await station.tapCard('OVER1', 1)).toBe('refused');
  expect(await station.tapCard('UNKNOWN1', 1)).toBe('refused');
  expect(await station.tapCard(card, 1)).toBe('plug-in-now');
  expect((await station.stop()).localList?.version).toBe(1);
});

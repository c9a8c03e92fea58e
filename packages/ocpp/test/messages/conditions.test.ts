import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionProblem } from '../../src/messages/conditions.ts';
import { schemaProblem } from '../../src/messages/schema.ts';
import type { OutboundAction, Request } from '../../src/messages/actions.ts';
import { startCentralSystem } from '../start-central-system.ts';

const now = new Date('2026-11-30T12:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const accepted = { status: 'Accepted' } as const;
const list = (updateType: 'Full' | 'Differential', ...localAuthorizationList: object[]) => ({
  listVersion: 1,
  updateType,
  localAuthorizationList,
});
const periods = (...starts: number[]) => ({
  chargingRateUnit: 'A',
  chargingSchedulePeriod: starts.map((startPeriod) => ({ startPeriod, limit: 6 })),
});
const profile = (members: object = {}) => ({
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Absolute',
  chargingSchedule: periods(0, 60),
  ...members,
});
const max = profile({ chargingProfilePurpose: 'ChargePointMaxProfile' });
const tx = profile({ chargingProfilePurpose: 'TxProfile' });
const set = (connectorId: number, csChargingProfiles: object) => ({ connectorId, csChargingProfiles });
const start = (chargingProfile?: object) => ({ idTag: 'A', ...(chargingProfile ? { chargingProfile } : {}) });
const reserve = (hours: number) => ({ connectorId: 1, expiryDate: at(hours), idTag: 'A', reservationId: 1 });

test.each<[OutboundAction, object, string | null, string?]>([
  ['SendLocalList', list('Full'), null],
  ['SendLocalList', list('Full', { idTag: 'A', idTagInfo: accepted }), null],
  [
    'SendLocalList',
    list('Full', { idTag: 'A' }),
    'id-tag-info-required',
    'localAuthorizationList.0.idTagInfo',
  ],
  ['SendLocalList', list('Differential', { idTag: 'A' }, { idTag: 'B' }), null],
  [
    'SendLocalList',
    list('Differential', { idTag: 'A' }, { idTag: 'B' }, { idTag: 'a' }),
    'id-tag-twice',
    'localAuthorizationList.2.idTag',
  ],
  ['ReserveNow', reserve(1), null],
  ['ReserveNow', reserve(-1), 'in-the-past', 'expiryDate'],
  ['RemoteStartTransaction', start(), null],
  ['RemoteStartTransaction', start(tx), null],
  ['RemoteStartTransaction', start(max), 'tx-profile-only', 'chargingProfile.chargingProfilePurpose'],
  [
    'RemoteStartTransaction',
    start({ ...tx, transactionId: 1 }),
    'no-transaction-yet',
    'chargingProfile.transactionId',
  ],
  ['SetChargingProfile', set(0, max), null],
  ['SetChargingProfile', set(1, max), 'connector-zero-only', 'connectorId'],
  ['SetChargingProfile', set(100, { ...tx, transactionId: 1 }), null],
  ['SetChargingProfile', set(0, tx), 'connector-needed', 'connectorId'],
  ['SetChargingProfile', set(0, profile()), null],
  [
    'SetChargingProfile',
    set(0, profile({ transactionId: 1 })),
    'transaction-id-only-for-tx-profile',
    'csChargingProfiles.transactionId',
  ],
  [
    'SetChargingProfile',
    set(0, profile({ chargingProfileKind: 'Recurring' })),
    'recurrency-kind-required',
    'csChargingProfiles.recurrencyKind',
  ],
  [
    'SetChargingProfile',
    set(0, profile({ chargingProfileKind: 'Recurring', recurrencyKind: 'Daily' })),
    null,
  ],
  [
    'SetChargingProfile',
    set(0, profile({ recurrencyKind: 'Daily' })),
    'recurrency-kind-only-recurring',
    'csChargingProfiles.recurrencyKind',
  ],
  [
    'SetChargingProfile',
    set(0, profile({ chargingSchedule: periods(0, 60, 60) })),
    'periods-not-in-order',
    'csChargingProfiles.chargingSchedule.chargingSchedulePeriod.2.startPeriod',
  ],
  [
    'SetChargingProfile',
    set(0, profile({ validFrom: at(2), validTo: at(1) })),
    'before-start',
    'csChargingProfiles.validTo',
  ],
  ['GetDiagnostics', { location: 'ftp://a', startTime: at(-2), stopTime: at(-1) }, null],
  [
    'GetDiagnostics',
    { location: 'ftp://a', startTime: at(-1), stopTime: at(-2) },
    'before-start',
    'stopTime',
  ],
  ['ClearCache', {}, null],
])('%s %j: %s', (action, payload, code, path) => {
  // The schemas allow all of them.
  expect(schemaProblem(action, 'req', payload)).toBeNull();
  expect(conditionProblem(action, payload as never, now)).toEqual(code === null ? null : { code, path });
});

test('a full list is only sent when it has every card once, with what holds for it', () => {
  const entry = fc.record(
    { idTag: fc.constantFrom('A', 'a', 'B', 'C', 'D'), idTagInfo: fc.constant(accepted) },
    { requiredKeys: ['idTag'] },
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const payload = list('Full', ...entries) as Request<'SendLocalList'>;
      const cards = new Set(entries.map(({ idTag }) => idTag.toLowerCase()));
      const whole = cards.size === entries.length && entries.every((each) => 'idTagInfo' in each);
      expect(conditionProblem('SendLocalList', payload, now) === null).toBe(whole);
    }),
  );
});

test('what breaks a condition never leaves', async () => {
  await using server = await startCentralSystem();
  let asked = 0;
  await server.connect('CP1', { SendLocalList: () => ((asked += 1), { status: 'Accepted' }) });
  const payload = list('Full', { idTag: 'A' }) as Request<'SendLocalList'>;
  expect(await server.central.send('CP1', 'SendLocalList', payload)).toEqual({
    kind: 'invalid-request',
    problem: 'localAuthorizationList.0.idTagInfo: id-tag-info-required',
  });
  expect(asked).toBe(0);
});

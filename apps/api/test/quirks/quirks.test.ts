import type { QuirkName } from '@laadpoort/simulator/quirks/quirks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '../ocpp-app.ts';
import { chargeOnce, expectNothingLost, sessionsOf, startCharger, type Equipment } from './charger.ts';

/*
 * Every charger of the quirk table that charges at all: one session, from plugging in to unplugging, over real sockets.
 */

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(async () => {
  expect(t.faults).toEqual([]);
  await t.close();
});

/** True of every session here, or of those whose messages were enough to show it. */
const OPTIONAL_ANOMALIES: ReadonlySet<string> = new Set([
  'short_session',
  'clock_corrected',
  'charging_after_stop',
]);

interface Charge {
  readonly title: string;
  readonly quirk: QuirkName | readonly QuirkName[];
  readonly equipment?: Equipment;
  readonly idTag?: string;
  /** Anomalies of the session; none by default. */
  readonly anomalies?: readonly string[];
}

const charges: readonly Charge[] = [
  {
    title: 'row 1 Alfen: transaction id 2^63-1',
    quirk: 'alfen-transaction-id-max',
    anomalies: ['matched_stop'],
  },
  { title: 'row 3 Alfen: replays its start after connecting', quirk: 'alfen-replays-start' },
  { title: 'row 4 EVBox: offers of 90 A', quirk: 'evbox-offers-nonsense' },
  { title: 'row 6 Wallbox: never boots', quirk: 'wallbox-never-boots' },
  { title: 'row 6 boots at every connection', quirk: 'boots-at-every-connection' },
  { title: 'row 8 Wallbox: transaction ids of its own', quirk: 'wallbox-transaction-id-of-its-own' },
  { title: 'row 10 Wallbox: samples after the stop', quirk: 'wallbox-samples-after-stop' },
  { title: 'row 11 Zaptec: register above 2^32 Wh', quirk: 'zaptec-register-above-32-bits' },
  { title: 'row 11 Zaptec: samples on connector 0', quirk: 'zaptec-samples-on-connector-0' },
  { title: 'row 15 ABB: register from 0, info "null"', quirk: 'abb-register-from-0' },
  {
    title: 'row 21 Growatt: local time without a zone',
    quirk: 'growatt-local-time',
    equipment: { treated: { zonelessTime: 'station' } },
  },
  { title: 'row 27 Huawei: an object for meterValue', quirk: 'huawei-object-meter-value' },
  { title: 'row 28 Heidelberg: empty values', quirk: 'heidelberg-empty-values' },
  {
    title: 'row 29 ZJ Beny: a comma too many',
    quirk: 'beny-leading-comma',
    equipment: { treated: { textRepair: 'leading-comma' } },
  },
  {
    title: 'row 32 Grizzl-E: names no subprotocol',
    quirk: 'grizzl-no-subprotocol',
    equipment: { treated: { assumeOcpp16: true } },
  },
  {
    title: 'row 33 Grizzl-E: import called export',
    quirk: 'grizzl-import-called-export',
    equipment: { treated: { measurands: { 'Current.Export': 'Current.Import' } } },
  },
  {
    title: 'row 34 Grizzl-E: readings from the start of the session',
    quirk: 'grizzl-readings-from-session-start',
    equipment: { treated: { register: 'session' } },
    anomalies: ['relative_samples'],
  },
  {
    title: 'row 35 Free2move: hangs up on fast answers',
    quirk: 'free2move-hangs-up-on-fast-answers',
    equipment: { treated: { responseDelayMs: 1_100 } },
  },
  { title: 'row 36 OpenEVSE: numeric values', quirk: 'openevse-numeric-values' },
  {
    title: 'row 37 Etrel: negative transaction ids',
    quirk: 'etrel-negative-transaction-id',
    anomalies: ['matched_stop'],
  },
  {
    title: 'row 38 Ocular: control bytes behind the tag',
    quirk: 'ocular-control-bytes',
    idTag: 'VID:A0B1C2D3E4F50617',
  },
  {
    title: 'row 38 Ocular: is not refused its stop, after which it would charge on',
    quirk: ['ocular-control-bytes', 'ocular-charges-on-after-refused-stop'],
    idTag: 'VID:A0B1C2D3E4F50617',
  },
  { title: 'row 39 Ocular: closing values after the stop', quirk: 'ocular-closing-meter-values' },
  { title: 'row 41 Timxon: hangs up whenever nothing is heard', quirk: 'timxon-hangs-up-when-idle' },
  { title: 'row 42 Simpson: the previous transaction id', quirk: 'simpson-previous-transaction-id' },
  { title: 'row 43 Sigen: a tag of 21 characters', quirk: 'sigen-long-tag', idTag: 'VID:A0B1C2D3E4F50617' },
  {
    title: 'row 44 Delta: stops transaction 0',
    quirk: 'delta-stop-transaction-0',
    anomalies: ['matched_stop'],
  },
  { title: 'row 45 TKT: is given no extra member', quirk: 'tkt-confused-by-extra-members' },
  { title: 'row 46 Metron: is given no error', quirk: 'metron-boots-for-ever-after-an-error' },
  { title: 'row 48 Legrand: an error code that OCPP has not', quirk: 'legrand-unknown-error-code' },
  { title: 'row 57 Enercab: replays its stop', quirk: 'enercab-replays-stop' },
  { title: 'row 58 neither pong nor answers', quirk: 'silent-to-calls' },
  { title: 'row 61 Chago: local time labelled Z', quirk: 'chago-local-time-as-utc', anomalies: ['clock'] },
  { title: 'row 62 a measurand that OCPP has not', quirk: 'unknown-measurand' },
  { title: 'row 63 transaction id 0 in readings', quirk: 'zero-transaction-id' },
  { title: 'row 64 MicroOcpp: the same start again, with its id', quirk: 'micro-ocpp-same-id-retry' },
  { title: 'row 65 libocpp: stops twice', quirk: 'libocpp-double-stop' },
  { title: 'row 65 libocpp: stops -1', quirk: 'libocpp-stop-minus-one', anomalies: ['matched_stop'] },
  { title: 'row 66 charges on after its stop', quirk: 'charges-on-after-stop' },
  { title: 'row 68 members that OCPP has not', quirk: 'extra-members' },
  { title: 'a clock that was never set', quirk: 'clock-never-set', anomalies: ['clock'] },
  { title: 'every message twice', quirk: 'duplicate-sender' },
  { title: 'a slow reader', quirk: 'slow-reader' },
];

describe('a session of a charger with a quirk is whole, and nothing of it is lost', () => {
  // As text: vitest truncates what it takes out of an object.
  const named = charges.map((charge) => [charge.title, charge] as const);
  test.concurrent.each(named)('%s', async (_, { quirk, equipment, idTag, anomalies = [] }) => {
    const quirky = await startCharger(t, { quirk, ...equipment });
    await chargeOnce(quirky, idTag === undefined ? {} : { idTag });
    await expectNothingLost(t, quirky);
    const [session, ...others] = await sessionsOf(t, quirky);
    expect(others).toEqual([]);
    expect(session).toMatchObject({ state: 'completed', stopReason: 'Local' });
    // Up to 1.5 kW, twenty times faster than real time, for some two seconds.
    expect(Number(session?.energyWh)).toBeGreaterThan(2);
    expect(Number(session?.energyWh)).toBeLessThan(40);
    expect(session?.anomalies.filter((anomaly) => !OPTIONAL_ANOMALIES.has(anomaly))).toEqual(anomalies);
    await quirky.station.stop();
  });
});

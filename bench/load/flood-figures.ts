import { setTimeout as sleep } from 'node:timers/promises';
import { measureBeside } from '../beside.ts';
import { connect } from '../faults/line.ts';
import type { LoadTarget } from './charge-point.ts';
import type { Product } from '../product.ts';

const OTHERS = 50;
const CALLS_PER_SECOND = 10_000;
const STEP_MS = 10;

interface Sending {
  readonly calls: () => Iterable<string>;
  readonly everyMs: number;
}

/** One charge point sends, whatever the answers; when disconnected, it connects again. Returns how many calls. */
const keepSending = async (target: LoadTarget, over: AbortSignal, { calls, everyMs }: Sending) => {
  let sent = 0;
  while (!over.aborted) {
    const line = await connect(target).catch(() => undefined);
    if (line === undefined) {
      await sleep(250);
      continue;
    }
    while (line.isOpen() && !over.aborted) {
      for (const call of calls()) {
        line.sendRaw(call);
        sent += 1;
      }
      await sleep(everyMs);
    }
    line.close();
  }
  return sent;
};

/** What the others notice of one that sends up to 10,000 calls a second, and of one whose texts are long and hostile. */
export const measureFlood = async (product: Product): Promise<void> => {
  const [flooder, attacker, ...chargePoints] = await product.addChargePoints(OTHERS + 2);
  if (flooder === undefined || attacker === undefined) throw new Error('no charge point');
  let id = 0;
  const heartbeats = function* () {
    for (let call = 0; call < (CALLS_PER_SECOND * STEP_MS) / 1_000; call += 1)
      yield JSON.stringify([2, String((id += 1)), 'Heartbeat', {}]);
  };
  await measureBeside({
    figure: 'one charge point floods',
    chargePoints,
    disturb: async (over) =>
      `${await keepSending(flooder, over, { calls: heartbeats, everyMs: STEP_MS })} calls sent`,
  });
  const hostile = function* () {
    id += 1;
    const text = HOSTILE_TEXTS[id % HOSTILE_TEXTS.length] ?? '';
    const [action, payload] = CALLS_OF_TEXT[id % CALLS_OF_TEXT.length]?.(text) ?? [];
    yield JSON.stringify([2, String(id), action, payload]);
  };
  await measureBeside({
    figure: '150 kB of hostile text in a field, ten times a second',
    chargePoints,
    disturb: async (over) =>
      `${await keepSending(attacker, over, { calls: hostile, everyMs: 100 })} calls sent`,
  });
};

const LENGTH = 150_000;
/** What patterns that take quadratic time stumble over: keys and addresses without an end, and spaces. */
const HOSTILE_TEXTS = ['a', '=', 'password=', 'http://a:', '"key":"', ' ', '0', 'A-', '\\u0000', 'é'].map(
  (part) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH),
);

const at = '2026-11-30T10:00:00Z';
/** Each message of a charge point, with the text in all of its text fields. */
const CALLS_OF_TEXT: readonly ((text: string) => readonly [string, object])[] = [
  (text) => ['Authorize', { idTag: text }],
  (text) => ['BootNotification', { chargePointVendor: text, chargePointModel: text, firmwareVersion: text }],
  (text) => ['DataTransfer', { vendorId: text, messageId: text, data: text }],
  (text) => ['DataTransfer', { vendorId: 'com.example', data: text }],
  (text) => ['DiagnosticsStatusNotification', { status: text }],
  (text) => ['FirmwareStatusNotification', { status: text }],
  (text) => ['LogStatusNotification', { status: text }],
  (text) => [
    'MeterValues',
    { connectorId: 1, meterValue: [{ timestamp: text, sampledValue: [{ value: text, unit: text }] }] },
  ],
  (text) => ['MeterValues', { connectorId: 1, meterValue: [{ timestamp: at, sampledValue: text }] }],
  (text) => ['SecurityEventNotification', { type: text, timestamp: at, techInfo: text }],
  (text) => ['SignCertificate', { csr: text }],
  (text) => ['StartTransaction', { connectorId: 1, idTag: text, meterStart: 0, timestamp: text }],
  (text) => [
    'StatusNotification',
    { connectorId: 1, status: text, errorCode: text, info: text, vendorErrorCode: text, timestamp: text },
  ],
  (text) => [
    'StopTransaction',
    { transactionId: 1, idTag: text, meterStop: 0, timestamp: text, reason: text },
  ],
  (text) => [text, {}],
];

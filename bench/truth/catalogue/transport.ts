import { givenTo, type Message } from '../world/messages.ts';
import { entriesOf, isRegister, meterValues, own, previousOf, samplesOf } from './change.ts';
import type { Distortion, Scene } from './distortion.ts';

const isMeterValues = ({ action }: Message): boolean => action === 'MeterValues';

const HOUR_MS = 3_600_000;

const namedOtherwise = (messages: readonly Message[], transactionId: unknown) => {
  for (const message of messages)
    if (isMeterValues(message)) message.payload = { ...message.payload, transactionId };
};

/** Arrives, but never after all is over. */
const lateBy = ({ dice }: Scene, hours: number): number => dice.between(0, hours) * HOUR_MS;

/** All that was sent arrives, but otherwise. */
export const TRANSPORT: readonly Distortion[] = [
  {
    name: 'messages sent again',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages, { dice }) => {
      const again = messages
        .filter(() => dice.chance(0.3))
        .map((message) => ({
          ...structuredClone(message),
          receivedMs: message.receivedMs + dice.between(1, 40_000),
        }));
      messages.push(...again);
    },
  },
  {
    name: 'meter values after the stop',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      const stopMs = own(scene).truth.stopMs;
      for (const message of messages)
        if (isMeterValues(message) && scene.dice.chance(0.4))
          message.receivedMs = stopMs + scene.dice.between(500, 50_000);
    },
  },
  {
    name: 'meter values in any order',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, { dice }) => {
      const moved = messages.filter(isMeterValues);
      const times = dice.shuffled(moved.map(({ receivedMs }) => receivedMs));
      for (const [index, message] of moved.entries())
        message.receivedMs = Math.max(message.receivedMs, times[index] ?? 0);
    },
  },
  {
    name: 'all from the queue',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      const { truth } = own(scene);
      const backMs = truth.stopMs + lateBy(scene, 0.5);
      for (const [index, message] of messages.entries()) message.receivedMs = backMs + index * 20;
    },
  },
  {
    name: 'closing values after the stop',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      const claims = own(scene);
      const last = messages.filter(isMeterValues).at(-1);
      const sample = last && entriesOf(last).flatMap(samplesOf).find(isRegister);
      if (claims.meterStop === null || sample === undefined) return;
      const value =
        claims.meterStop - claims.samplesBelowWh + claims.messagesBelowWh + scene.dice.whole(0, 8);
      const closing = { value: String(value), unit: 'Wh', measurand: 'Energy.Active.Import.Register' };
      messages.push(meterValues(claims, scene.index, claims.truth.stopMs + 20_000, [closing]));
    },
  },
  {
    name: 'samples again in the stop',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => {
      const stop = messages.find(({ action }) => action === 'StopTransaction');
      if (stop === undefined || stop.payload['transactionData']) return;
      stop.payload['transactionData'] = structuredClone(messages.filter(isMeterValues).flatMap(entriesOf));
    },
  },
  {
    name: 'meter values of no transaction',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) => namedOtherwise(messages, dice.pick([0, null, -1, undefined])),
  },
  {
    name: 'meter values of the transaction before',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, scene) => {
      const previous = previousOf(scene);
      if (previous === undefined) return;
      namedOtherwise(messages, givenTo(scene.all.indexOf(previous)));
    },
  },
  {
    name: 'meter values of the only connector under 0',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { all }) => {
      if (all.some(({ truth }) => truth.point.connectorId !== 1)) return;
      for (const message of messages)
        if (isMeterValues(message)) message.payload = { ...message.payload, connectorId: 0 };
    },
  },
];

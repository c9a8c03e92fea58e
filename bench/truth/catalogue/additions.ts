import type { Message, Sample } from '../world/messages.ts';
import { addToEntries, baseValue, besideOf, meterValues, own, REGISTER, valued } from './change.ts';
import type { Distortion } from './distortion.ts';

const register = (wh: number, members: Sample): Sample => ({
  value: String(Math.round(wh)),
  measurand: REGISTER,
  unit: 'Wh',
  ...members,
});

/** Other values beside the right ones. */
export const ADDITIONS: readonly Distortion[] = [
  {
    name: 'register at the begin beside the one of now',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) => {
      const { meterStart } = own(scene);
      if (meterStart === null) return;
      addToEntries(messages, scene, () => [register(meterStart, { context: 'Transaction.Begin' })]);
    },
  },
  {
    name: 'begin and end in one closing entry',
    kind: 'harmless',
    witness: 'start and stop registers',
    heldBack: true,
    messages: (messages, scene) => {
      const claims = own(scene);
      const { meterStart, meterStop, truth } = claims;
      if (meterStart === null || meterStop === null) return;
      const both = scene.dice.shuffled([
        register(meterStart, { context: 'Transaction.Begin' }),
        register(meterStop, { context: 'Transaction.End' }),
      ]);
      messages.splice(-1, 0, meterValues(claims, scene.index, truth.stopMs - 700, both));
    },
  },
  {
    name: 'begin of the transaction in a message of its own',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      const claims = own(scene);
      const { meterStart, truth } = claims;
      if (meterStart === null) return;
      const begin = register(meterStart, { context: 'Transaction.Begin' });
      messages.splice(1, 0, meterValues(claims, scene.index, truth.startMs + 500, [begin]));
    },
  },
  {
    name: 'inlet beside outlet',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) => {
      const losses = scene.dice.between(1.03, 1.08);
      addToEntries(messages, scene, (outlet) => [
        valued(outlet, baseValue(outlet) * losses, { location: 'Inlet' }),
      ]);
    },
  },
  {
    name: 'export registers mixed in',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) => {
      const wh = scene.dice.whole(0, 900_000);
      addToEntries(messages, scene, () => [register(wh, { measurand: 'Energy.Active.Export.Register' })]);
    },
  },
  {
    name: 'reactive energy mixed in',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, scene) =>
      addToEntries(messages, scene, (active) => [
        register(baseValue(active) * 0.2, { measurand: 'Energy.Reactive.Import.Register', unit: 'varh' }),
        register(baseValue(active) * 0.01, { measurand: 'Power.Reactive.Import', unit: 'var' }),
      ]),
  },
  {
    name: 'what is offered mixed in',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) =>
      addToEntries(messages, scene, () => [
        { value: '90', measurand: 'Current.Offered', unit: 'A' },
        { value: '62100', measurand: 'Power.Offered', unit: 'W' },
      ]),
  },
  {
    name: 'measurands of no standard mixed in',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, scene) =>
      addToEntries(messages, scene, () => [
        { value: '4711', measurand: 'Request.Energy', unit: 'Wh' },
        { value: '31.5', measurand: 'Temperature', unit: 'Celcius' },
        { value: '49.98', measurand: 'Frequency', unit: 'Hertz' },
      ]),
  },
  {
    name: 'the same sample twice in an entry',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) => addToEntries(messages, scene, (sample) => [{ ...sample }]),
  },
  {
    name: 'the main meter of both connectors beside',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, scene) => {
      const beside = besideOf(scene);
      const claims = own(scene);
      if (beside === undefined || claims.messagesBelowWh !== 0) return;
      const main = claims.moments.flatMap(({ atMs, registerWh }): Message[] => {
        if (registerWh === null) return [];
        const sample = register(registerWh + (beside.meterStart ?? 0) + 31_000, {});
        const message = meterValues(claims, scene.index, atMs, [sample]);
        return [{ ...message, payload: { connectorId: 0, meterValue: message.payload['meterValue'] } }];
      });
      messages.push(...main);
    },
  },
];

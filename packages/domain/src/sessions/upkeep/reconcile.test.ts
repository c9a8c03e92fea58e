import { expect, test } from 'vitest';
import { reconcile, type ReconcileFacts } from './reconcile.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const charging: ReconcileFacts = {
  now,
  state: 'charging',
  lastEvidenceAt: ago(1),
  isStale: false,
  connectedSince: ago(600),
  offlineSince: null,
  connectorStatus: 'Charging',
  connectorStatusAt: ago(60),
  sampleIntervalSeconds: 60,
  triggers: 0,
  lastTriggerAt: null,
  silenceTold: false,
  remoteStopAcceptedAt: null,
  statusAsked: false,
  nextStartedAt: null,
  quiet: false,
};
const free: Partial<ReconcileFacts> = {
  connectorStatus: 'Available',
  connectorStatusAt: ago(30.5),
  lastEvidenceAt: ago(31),
};
const silent: Partial<ReconcileFacts> = { lastEvidenceAt: ago(3.1) };
const obeyed: Partial<ReconcileFacts> = { remoteStopAcceptedAt: ago(1.1) };

test.each<[string, Partial<ReconcileFacts>, string]>([
  ['a session that charges', {}, 'keep'],
  ['its connector became free half an hour ago', free, 'presume-end'],
  ['a new car is plugged in since', { ...free, connectorStatus: 'Preparing' }, 'presume-end'],
  [
    'free, but the charger came back a moment ago: its queue may hold the stop',
    { ...free, connectedSince: ago(5) },
    'keep',
  ],
  ['free, but the meter values are newer than the status', { ...free, lastEvidenceAt: ago(30.2) }, 'keep'],
  ['free since a moment ago', { ...free, lastEvidenceAt: ago(20) }, 'keep'],
  ['free before the session began: no word on its end', { ...free, connectorStatusAt: ago(100) }, 'keep'],
  ['no meter values for three intervals', silent, 'trigger'],
  ['no meter values for two intervals', { lastEvidenceAt: ago(2) }, 'keep'],
  ['asked a moment ago', { ...silent, triggers: 1, lastTriggerAt: ago(1) }, 'keep'],
  ['asked in vain once', { ...silent, triggers: 1, lastTriggerAt: ago(2.5) }, 'trigger'],
  ['asked in vain twice', { ...silent, triggers: 2, lastTriggerAt: ago(2.5) }, 'tell-silence'],
  ['told', { ...silent, triggers: 2, lastTriggerAt: ago(2.5), silenceTold: true }, 'keep'],
  [
    'the car pauses and the charger says nothing (row 54 ABL)',
    { ...silent, triggers: 2, lastTriggerAt: ago(2.5), connectorStatus: 'SuspendedEV' },
    'keep',
  ],
  ['a quiet charger is silent', { ...silent, quiet: true }, 'tell-silence'],
  [
    'a fault, and no stop for four hours',
    { connectorStatus: 'Faulted', lastEvidenceAt: ago(241) },
    'tell-silence',
  ],
  ['a fault, and no stop for three hours', { connectorStatus: 'Faulted', lastEvidenceAt: ago(180) }, 'keep'],
  [
    'a fault, and the person was told',
    { connectorStatus: 'Faulted', lastEvidenceAt: ago(500), silenceTold: true },
    'keep',
  ],
  ['a remote stop was accepted a minute ago', obeyed, 'trigger'],
  ['the status was asked for since', { ...obeyed, statusAsked: true }, 'keep'],
  ['a quiet charger accepted to stop', { ...obeyed, quiet: true }, 'keep'],
  [
    'a remote stop was accepted and the connector is free since',
    { ...obeyed, connectorStatus: 'Available', connectorStatusAt: ago(0.5) },
    'presume-end',
  ],
  ['offline for a day', { offlineSince: ago(24 * 60 + 1) }, 'mark-stale'],
  ['offline for a day and marked', { offlineSince: ago(24 * 60 + 1), isStale: true }, 'keep'],
  ['offline with a free connector: its stop may be in the queue', { ...free, offlineSince: ago(60) }, 'keep'],
  ['never connected', { ...free, connectedSince: null }, 'keep'],
  [
    'S9: a late session, silent for a quarter of an hour',
    { state: 'overlapping', nextStartedAt: ago(90), lastEvidenceAt: ago(15.1) },
    'end-overlapping',
  ],
  [
    'S9: a late session whose queue is still being delivered',
    { state: 'overlapping', nextStartedAt: ago(90), lastEvidenceAt: ago(14) },
    'keep',
  ],
  [
    'S9: a late session of a charger that is offline again',
    { state: 'overlapping', nextStartedAt: ago(90), lastEvidenceAt: ago(60), offlineSince: ago(30) },
    'end-overlapping',
  ],
])('%s: %s', (_, facts, kind) => {
  expect(reconcile({ ...charging, ...facts }).kind).toBe(kind);
});

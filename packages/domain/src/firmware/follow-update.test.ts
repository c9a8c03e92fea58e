import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOver, type FirmwareState, type FirmwareUpdate } from './firmware-update.ts';
import { followUpdate, type FirmwareEvent } from './follow-update.ts';

const start = new Date('2026-11-18T12:00:00Z');
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);

const update = (given: Partial<FirmwareUpdate> = {}): FirmwareUpdate => ({
  state: 'requested',
  report: null,
  fromVersion: '1.0',
  expectedVersion: '2.0',
  retrieveAt: start,
  installAt: null,
  changedAt: start,
  waits: false,
  ...given,
});

const after = (events: readonly FirmwareEvent[], given: Partial<FirmwareUpdate> = {}, now = start) =>
  events.reduce((before, event) => ({ ...before, ...followUpdate(before, event, now) }), update(given));
const report = (...statuses: string[]): FirmwareEvent[] =>
  statuses.map((status) => ({ kind: 'reported', status }));
const sent: FirmwareEvent = { kind: 'answered', status: null };
const boot = (firmwareVersion: string | null): FirmwareEvent => ({ kind: 'booted', firmwareVersion });

describe('an update that the charger reports', () => {
  test('goes from step to step to installed (OCTT 044_1)', () => {
    const events = [sent, ...report('Downloading', 'Downloaded', 'Installing'), boot('2.0')];
    expect(after(events).state).toBe('installed');
    expect(after([...events, ...report('Installed')]).state).toBe('installed');
  });

  test('ends with what failed (044_2, 044_3, 081)', () => {
    for (const failure of [
      'DownloadFailed',
      'InstallationFailed',
      'InvalidSignature',
      'InstallVerificationFailed',
    ]) {
      expect(after([sent, ...report('Downloading', failure)])).toMatchObject({
        state: 'failed',
        report: failure,
      });
    }
  });

  test('is installed whatever the order of Boot and Installed (080)', () => {
    const begun = [sent, ...report('Downloading', 'Downloaded', 'SignatureVerified', 'InstallRebooting')];
    expect(after([...begun, boot('2.0'), ...report('Installed')]).state).toBe('installed');
    expect(after([...begun, ...report('Installed'), boot('2.0')]).state).toBe('installed');
    expect(after([...begun, ...report('Installed'), boot('1.0')]).state).toBe('installed');
  });

  test('may skip and repeat steps', () => {
    expect(after([sent, ...report('Installing', 'Downloading', 'Installing')]).state).toBe('installing');
    expect(after([sent, ...report('Downloaded', 'Downloaded')]).state).toBe('downloaded');
    expect(after(report('Downloading')).state).toBe('downloading');
  });

  test('that tries again after a failure has not failed', () => {
    expect(after([sent, ...report('DownloadFailed', 'Downloading')]).state).toBe('downloading');
  });

  test('says nothing with Idle or a word nobody knows', () => {
    expect(after([sent, ...report('Downloading', 'Idle', 'Dreaming')]).state).toBe('downloading');
  });
});

describe('an update of a charger that never reports', () => {
  test('is followed by its link and by the version it boots with', () => {
    expect(after([sent, { kind: 'link-opened' }]).state).toBe('downloading');
    expect(after([sent, { kind: 'link-opened' }, { kind: 'fetched-whole' }]).state).toBe('downloaded');
    expect(after([sent, boot(' 2.0 ')]).state).toBe('installed');
  });

  test('has failed when it keeps another version, though not at its first restart', () => {
    const restarted = [sent, { kind: 'fetched-whole' } as const, boot('1.0')];
    expect(after(restarted).state).toBe('restarting');
    expect(after([...restarted, boot('2.0')]).state).toBe('installed');
    expect(after([{ kind: 'sweep' }], after(restarted), hours(2))).toMatchObject({
      state: 'failed',
      report: 'OtherVersion',
    });
  });

  test('that restarts before it has fetched anything goes on', () => {
    expect(after([sent, boot('1.0')]).state).toBe('sent');
  });

  test('without an expected version is installed when the version changes', () => {
    expect(after([sent, boot('1.7')], { expectedVersion: null }).state).toBe('installed');
    expect(after([sent, boot('1.0')], { expectedVersion: null }).state).toBe('sent');
    expect(after([sent, boot('1.7')], { expectedVersion: null, fromVersion: null }).state).toBe('sent');
  });

  test('is unknown after patience, counted from the agreed moment', () => {
    const patient = { state: 'sent', retrieveAt: hours(10) } as const;
    expect(after([{ kind: 'sweep' }], patient, hours(12)).state).toBe('sent');
    expect(after([{ kind: 'sweep' }], patient, hours(14))).toMatchObject({
      state: 'unknown',
      report: 'Silent',
    });
  });

  test('that was unknown is installed when it says so late', () => {
    expect(after(report('Installed'), { state: 'unknown' }).state).toBe('installed');
    expect(after([boot('2.0')], { state: 'unknown' }).state).toBe('installed');
  });
});

describe('the answer', () => {
  test.each(['Rejected', 'InvalidCertificate', 'RevokedCertificate'])('%s refuses it', (status) => {
    expect(after([{ kind: 'answered', status }])).toMatchObject({ state: 'refused', report: status });
  });

  test('NotSupported to an unsigned one is a charger that wants it signed (L01.FR.20)', () => {
    expect(after([{ kind: 'call-error', code: 'NotSupported' }])).toMatchObject({
      state: 'refused',
      report: 'NotSupported',
    });
  });

  test('that does not come leaves it open', () => {
    expect(after([{ kind: 'no-answer' }]).state).toBe('sent');
    expect(after([{ kind: 'no-answer' }, ...report('Downloading')]).state).toBe('downloading');
  });

  test('that cannot come: offline has failed, but of a campaign it waits', () => {
    const notSent: FirmwareEvent = { kind: 'not-sent', reason: 'not-connected' };
    expect(after([notSent])).toMatchObject({ state: 'failed', report: 'not-connected' });
    expect(after([notSent], { waits: true }).state).toBe('waiting');
  });

  test('that comes after the first report does not lead back', () => {
    expect(after([...report('Downloading'), sent]).state).toBe('downloading');
  });
});

const events: fc.Arbitrary<FirmwareEvent> = fc.oneof(
  fc.constantFrom<FirmwareEvent>(
    sent,
    { kind: 'no-answer' },
    { kind: 'link-opened' },
    { kind: 'fetched-whole' },
    { kind: 'replaced' },
    { kind: 'sweep' },
    { kind: 'answered', status: 'Rejected' },
    { kind: 'call-error', code: 'NotSupported' },
    { kind: 'not-sent', reason: 'not-connected' },
  ),
  fc
    .constantFrom('Downloading', 'Downloaded', 'SignatureVerified', 'Installing', 'Installed', 'Idle')
    .map((status) => ({ kind: 'reported' as const, status })),
  fc.constantFrom('1.0', '2.0', null).map(boot),
);

test('whatever comes in whatever order: a duplicate changes nothing, and what is installed stays it', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 15 }), (story) => {
      let now = update();
      for (const event of story) {
        const next = { ...now, ...followUpdate(now, event, start) };
        expect({ ...next, ...followUpdate(next, event, start) }).toEqual(next);
        if (now.state === 'installed') expect(next.state).toBe('installed');
        now = next;
      }
    }),
  );
});

test('a report that is not of a failure never leads back', () => {
  const steps: FirmwareState[] = [
    'requested',
    'sent',
    'downloading',
    'downloaded',
    'installing',
    'installed',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...steps),
      fc.constantFrom('DownloadScheduled', 'Downloading', 'Downloaded', 'Installing', 'Installed'),
      (state, status) => {
        const next = followUpdate(update({ state }), { kind: 'reported', status }, start).state;
        expect(isOver(state) || steps.indexOf(next) >= steps.indexOf(state)).toBe(true);
      },
    ),
  );
});

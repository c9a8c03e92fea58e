import { describe, expect, test } from 'vitest';
import { followLogRequest, type LogEvent, type LogRequest } from './follow-log-request.ts';

const start = new Date('2026-11-18T12:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

const request = (given: Partial<LogRequest> = {}): LogRequest => ({
  state: 'requested',
  report: null,
  toUs: true,
  changedAt: start,
  ...given,
});
const after = (events: readonly LogEvent[], given: Partial<LogRequest> = {}, now = start) =>
  events.reduce((before, event) => ({ ...before, ...followLogRequest(before, event, now) }), request(given));
const named: LogEvent = { kind: 'answered', status: null, fileName: 'log.zip' };
const report = (status: string): LogEvent => ({ kind: 'reported', status });

describe('what arrives is the truth', () => {
  test('Uploaded alone is not it; the file is', () => {
    expect(after([named, report('Uploading'), report('Uploaded')])).toMatchObject({ state: 'uploading' });
    expect(after([named, report('Uploaded'), { kind: 'arrived' }]).state).toBe('received');
    expect(after([named, { kind: 'arrived' }, report('Uploaded')]).state).toBe('received');
    expect(after([named, { kind: 'arrived' }, report('UploadFailed')]).state).toBe('received');
  });

  test('also after everybody had given up', () => {
    for (const state of ['nothing', 'failed', 'unknown', 'replaced'] as const)
      expect(after([{ kind: 'arrived' }], { state }).state).toBe('received');
  });

  test('said to be uploaded and not here after five minutes has failed', () => {
    const uploaded = after([named, report('Uploaded')]);
    expect(after([{ kind: 'sweep' }], uploaded, minutes(4)).state).toBe('uploading');
    expect(after([{ kind: 'sweep' }], uploaded, minutes(6))).toMatchObject({
      state: 'failed',
      report: 'NotArrived',
    });
  });
});

test('to an address that was typed, the charger’s word is all there is', () => {
  expect(after([named, report('Uploaded')], { toUs: false }).state).toBe('uploaded');
});

test('no file name in the answer of GetDiagnostics is nothing to upload', () => {
  expect(after([{ kind: 'answered', status: null, fileName: null }]).state).toBe('nothing');
  expect(after([{ kind: 'answered', status: 'Accepted', fileName: null }]).state).toBe('sent');
});

test.each(['UploadFailed', 'UploadFailure', 'BadMessage', 'NotSupportedOperation', 'PermissionDenied'])(
  '%s ends it with the charger’s reason',
  (status) => {
    expect(after([named, report('Uploading'), report(status)])).toMatchObject({
      state: 'failed',
      report: status,
    });
  },
);

test('refused, not supported, not sent and silent are told apart', () => {
  expect(after([{ kind: 'answered', status: 'Rejected', fileName: null }]).state).toBe('refused');
  expect(after([{ kind: 'call-error', code: 'NotSupported' }])).toMatchObject({ report: 'NotSupported' });
  expect(after([{ kind: 'not-sent', reason: 'not-connected' }]).state).toBe('failed');
  expect(after([named, { kind: 'sweep' }], {}, minutes(7 * 60)).state).toBe('unknown');
});

test('a newer request takes the place of an open one only', () => {
  expect(after([named, { kind: 'replaced' }]).state).toBe('replaced');
  expect(after([named, { kind: 'arrived' }, { kind: 'replaced' }]).state).toBe('received');
});

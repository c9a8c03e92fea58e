import { expect, test } from 'vitest';
import { mayExist } from './known-address.ts';

const uuid = '70a446c3-5775-88c0-8705-c10b1fbd755e';

test.each([
  [{ sessionId: '5095' }, true],
  [{ sessionId: 'abc' }, false],
  [{ sessionId: '0' }, false],
  [{ batchId: '2147483648' }, false],
  [{ runId: '999' }, false],
  [{ runId: uuid }, true],
  [{ stationId: uuid, chargePointId: 'x' }, false],
  [{ code: 'any' }, true],
])('at %j there may be something: %s', (params, expected) => {
  expect(mayExist(params)).toBe(expected);
});

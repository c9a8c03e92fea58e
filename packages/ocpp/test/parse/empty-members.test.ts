import { expect, test } from 'vitest';
import { INBOUND_ACTIONS } from '../../src/messages/actions.ts';
import { parseRequest } from '../../src/parse/parse-request.ts';
import { holding, schemaOf, whole, type Path, type Schema } from '../whole-request.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');

const optionalMembers = ({ properties, required, items }: Schema): Path[] => [
  ...Object.entries(properties ?? {}).flatMap(([name, member]): Path[] => [
    ...(required?.includes(name) ? [] : [[name]]),
    ...optionalMembers(member).map((path) => [name, ...path]),
  ]),
  ...(items ? optionalMembers(items).map((path) => ['0', ...path]) : []),
];

const matrix = INBOUND_ACTIONS.flatMap((action) =>
  optionalMembers(schemaOf(action)).map((path) => [action, path.join('.'), path] as const),
);

test('there are optional members to try, nested ones too', () => {
  expect(matrix.length).toBeGreaterThan(30);
  expect(matrix.map(([action, path]) => `${action} ${path}`)).toContain(
    'StopTransaction transactionData.0.sampledValue.0.phase',
  );
});

test.each(matrix)('%s without %s, or null or empty text in it', (action, _, path) => {
  const sent = whole(schemaOf(action));
  const absent = parseRequest(action, holding(sent, path, undefined), receivedAt);
  expect(absent).not.toBeNull();
  for (const nothing of [null, '', ' ']) {
    expect(parseRequest(action, holding(sent, path, nothing), receivedAt)).toEqual(absent);
  }
});

test("what a vendor sends as its data keeps its own null's", () => {
  const data = { sampledValue: [{ phase: null }] };
  expect(parseRequest('DataTransfer', { vendorId: 'v', data }, receivedAt)?.data).toBe(JSON.stringify(data));
});

import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { INBOUND_ACTIONS, type InboundAction } from '../src/messages/actions.ts';
import { parseRequest } from '../src/parse/parse-request.ts';

interface Schema {
  $id?: string;
  type?: string;
  format?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}
type Path = readonly string[];

const receivedAt = new Date('2026-03-01T12:00:00Z');

const schemaOf = (action: InboundAction): Schema =>
  (schemas as Schema[]).find(({ $id }) => $id === `urn:${action}.req`) ?? {};

/** A request with every member that there is. */
const whole = ({ type, format, enum: values, properties, items }: Schema): unknown => {
  if (values) return values[0];
  if (format === 'date-time') return '2026-03-01T11:59:00Z';
  if (type === 'array') return [whole(items ?? {})];
  if (type !== 'object') return type === 'string' ? '12' : 12;
  return Object.fromEntries(Object.entries(properties ?? {}).map(([name, member]) => [name, whole(member)]));
};

const optionalMembers = ({ properties, required, items }: Schema): Path[] => [
  ...Object.entries(properties ?? {}).flatMap(([name, member]): Path[] => [
    ...(required?.includes(name) ? [] : [[name]]),
    ...optionalMembers(member).map((path) => [name, ...path]),
  ]),
  ...(items ? optionalMembers(items).map((path) => ['0', ...path]) : []),
];

const holding = (value: unknown, [name = '', ...rest]: Path, member: unknown): unknown => {
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  if (rest.length > 0) members[name] = holding(members[name], rest, member);
  else if (member === undefined) delete members[name];
  else members[name] = member;
  return copy;
};

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

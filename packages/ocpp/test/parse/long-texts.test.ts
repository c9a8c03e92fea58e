import { expect, test } from 'vitest';
import { withoutLeadingCommas } from '../../src/calls/repair-frame.ts';
import { INBOUND_ACTIONS } from '../../src/messages/actions.ts';
import { redactJson } from '../../src/messages/redact.ts';
import { parseRequest } from '../../src/parse/parse-request.ts';
import { holding, schemaOf, whole, type Path, type Schema } from '../whole-request.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');

const textMembers = ({ type, properties, items }: Schema): Path[] => [
  ...(type === 'string' ? [[]] : []),
  ...Object.entries(properties ?? {}).flatMap(([name, member]) =>
    textMembers(member).map((path) => [name, ...path]),
  ),
  ...(items ? textMembers(items).map((path) => ['0', ...path]) : []),
];

const members = INBOUND_ACTIONS.flatMap((action) =>
  textMembers(schemaOf(action)).map((path) => [action, path] as const),
);

/** CPU time in ms of reading and logging a message of every action with a long text in every member in turn. */
const cpuMs = (piece: string, length: number): number => {
  const text = piece.repeat(length / piece.length);
  const since = process.cpuUsage();
  for (const [action, path] of members) {
    const sent = holding(whole(schemaOf(action)), path, text);
    const frame = JSON.stringify([2, '1', action, sent]);
    parseRequest(action, sent, receivedAt);
    redactJson(frame);
    withoutLeadingCommas(frame);
    withoutLeadingCommas(frame.slice(0, -4));
  }
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

test('there are texts to lengthen, nested ones too', () => {
  expect(members.map(([action, path]) => `${action} ${path.join('.')}`)).toContain(
    'MeterValues meterValue.0.sampledValue.0.value',
  );
});

// Four times what eight times the length takes if it is linear; if it is quadratic, it is sixteen times that.
test.each([
  'a',
  '0',
  '/',
  'a://',
  '://a/',
  'auth',
  'token',
  '"',
  '\\"',
  '{"',
  '[ ',
  ' ',
  '-',
  'é',
  '%41',
  '1.1',
])('a long text of %j takes a time that grows with its length, in any member of any message', (piece) => {
  cpuMs(piece, 1_024);
  const short = Math.max(cpuMs(piece, 8_192), 20);
  expect(cpuMs(piece, 65_536)).toBeLessThan(32 * short);
});

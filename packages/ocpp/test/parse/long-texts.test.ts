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

const TEXT = 'the text';

/** The messages of every action with a text in every member in turn, and what is around it in their frames. */
const messages = members.map(([action, path]) => {
  const request = whole(schemaOf(action));
  const [before = '', after = ''] = JSON.stringify([2, '1', action, holding(request, path, TEXT)]).split(
    TEXT,
  );
  return { action, path, request, before, after };
});

type Message = (typeof messages)[number];

/** One message of each kind. */
const oneOfEach = (kindOf: (message: Message) => string): ReadonlySet<Message> =>
  new Set(new Map(messages.map((message) => [kindOf(message), message])).values());

/** A frame is repaired as a whole, and what is hidden of it depends on the name of a member. */
const repaired = oneOfEach(({ action }) => action);
const hidden = oneOfEach(({ path }) => path.at(-1) ?? '');

/** CPU time in ms of reading and logging a message of every action with a long text in every member in turn. */
const cpuMs = (piece: string, length: number): number => {
  const text = piece.repeat(length / piece.length);
  const written = JSON.stringify(text).slice(1, -1);
  const since = process.cpuUsage();
  for (const message of messages) {
    const { action, path, request, before, after } = message;
    const frame = before + written + after;
    parseRequest(action, holding(request, path, text), receivedAt);
    if (hidden.has(message)) redactJson(frame);
    if (repaired.has(message)) [frame, frame.slice(0, -4)].map(withoutLeadingCommas);
  }
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

test('there are texts to lengthen, nested ones too', () => {
  expect(members.map(([action, path]) => `${action} ${path.join('.')}`)).toContain(
    'MeterValues meterValue.0.sampledValue.0.value',
  );
});

// At most four times what is linear; what is quadratic takes 64 times as long at eight times the length.
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
  const short = Math.max(cpuMs(piece, 16_384), 20);
  for (const times of [2, 4, 8])
    expect(cpuMs(piece, times * 16_384), `${times} times 16 kB`).toBeLessThan(4 * times * short);
});

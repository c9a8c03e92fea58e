import { setTimeout, setImmediate as nextTurn } from 'node:timers/promises';
import type { CallErrorCode } from '../messages/call-error.ts';
import type { MessageLogEntry } from './log-entries.ts';
import type { Connection, InboundCall } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { schemaProblem } from '../messages/schema.ts';
import {
  isInboundAction,
  isTransactionMessage,
  type InboundAction,
  type Response,
} from '../messages/actions.ts';
import { parseRequest } from '../parse/parse-request.ts';
import { hashFrame } from './recent-answers.ts';
import { jsonText, logMessage } from './message-log.ts';
import { redactJson } from '../messages/redact.ts';

type Answer =
  | { kind: 'result'; response: object }
  | { kind: 'error'; code: CallErrorCode; description: string }
  /** Our own fault in a transaction message: the charge point keeps the message and sends it again. */
  | { kind: 'none' };

/** Fixed texts: nothing that was thrown or received is ever put into a CALLERROR. */
const TEXT: Partial<Record<CallErrorCode, string>> = {
  NotImplemented: 'Unknown action',
  NotSupported: 'Action not supported',
  InternalError: 'The message could not be handled',
  SecurityError: 'Boot not accepted',
  FormationViolation: 'The message could not be read',
};

/** Deeper nesting than any OCPP message has; databases and serialisers recurse over what they are given. */
const MAX_DEPTH = 16;

/** Their old answer would set the charger's clock back, and to answer them again does no harm. */
const TELLS_TIME: ReadonlySet<string> = new Set(['Heartbeat', 'BootNotification']);

/** Calls of one connection in a row before the others have their turn. */
const TURN = 16;

/** Answers the calls of one connection, one after another in the order of their arrival. */
export const answerCalls = async <T>(server: ServerState<T>, connection: Connection<T>): Promise<void> => {
  if (connection.answering) return;
  connection.answering = true;
  let answered = 0;
  for (let call = connection.inbox.shift(); call; call = connection.inbox.shift()) {
    connection.handlingSinceMs = server.now().getTime();
    await answerCall(server, connection, call);
    connection.readOn();
    answered += 1;
    // What is answered from memory never waits: without this the others would, for all that one has sent.
    if (answered % TURN === 0 && connection.inbox.length > 0) await nextTurn();
  }
  connection.answering = false;
};

const answerCall = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  call: InboundCall,
): Promise<void> => {
  const { messageId, action, frame } = call;
  const remembered = !TELLS_TIME.has(action);
  const frameHash = remembered ? hashFrame(frame) : 0;
  const known = remembered ? connection.recent.recall(messageId, frameHash) : undefined;
  if (known !== undefined) {
    connection.write(known);
    return;
  }
  const answer = await decide(server, connection, call);
  if (answer.kind === 'none') {
    connection.terminate();
  } else {
    const text = answerText(messageId, answer);
    // An error may have passed when the message comes again.
    if (remembered && answer.kind === 'result') connection.recent.remember(messageId, frameHash, text);
    const { startAnswerDelayMs } = connection.settings;
    if (action === 'StartTransaction' && startAnswerDelayMs > 0) await setTimeout(startAnswerDelayMs);
    connection.write(text);
  }
  if (answer.kind === 'error') server.stats.callErrorsSent += 1;
  logMessage(server, logEntry(server, connection, call, answer));
};

const decide = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  call: InboundCall,
): Promise<Answer> => {
  const { action, payload, receivedAt } = call;
  if (!isInboundAction(action)) return refusal('NotImplemented');
  const dialect = server.options.dialectOf?.(connection.chargePoint);
  const request = depthWithin(payload, MAX_DEPTH) ? parseRequest(action, payload, receivedAt, dialect) : null;
  if (request === null) return unreadable(server, connection, call, action);
  // Transaction data is never refused, whoever sends it (docs/protocol/connection.md).
  if (connection.bootRefused && action !== 'BootNotification' && !isTransactionMessage(action)) {
    if (connection.triggered !== action) return refusal('SecurityError');
    connection.triggered = null;
  }
  return handle(server, connection, call, action, request);
};

const handle = async <T, A extends InboundAction>(
  server: ServerState<T>,
  connection: Connection<T>,
  call: InboundCall,
  action: A,
  request: NonNullable<ReturnType<typeof parseRequest<A>>>,
): Promise<Answer> => {
  const handler = server.options.handlers[action];
  if (!handler) return refusal('NotSupported');
  server.stats.handlersRunning += 1;
  try {
    const { identity, chargePoint, epoch, remoteAddress } = connection;
    const { messageId, receivedAt, payload } = call;
    const response = await handler(
      { identity, chargePoint, epoch, remoteAddress, messageId, receivedAt, payload },
      request,
    );
    const problem = schemaProblem(action, 'conf', response);
    if (problem !== null) throw new Error(`${action}.conf: ${problem}`);
    if (action === 'BootNotification') {
      connection.bootRefused = (response as Response<'BootNotification'>).status !== 'Accepted';
    }
    return { kind: 'result', response };
  } catch (error) {
    server.stats.handlerFailures += 1;
    server.options.onFault?.(error, { identity: connection.identity, action });
    return isTransactionMessage(action) ? { kind: 'none' } : refusal('InternalError');
  } finally {
    server.stats.handlersRunning -= 1;
  }
};

/** What cannot be read at all of a transaction is kept; only a start cannot be answered without reading it. */
const unreadable = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  call: InboundCall,
  action: InboundAction,
): Promise<Answer> => {
  if (!isTransactionMessage(action)) return refusal('FormationViolation');
  if (!(await quarantine(server, connection, call, action))) return { kind: 'none' };
  // A CALLERROR would have it sent again for ever (docs/protocol/connection.md).
  return action === 'StartTransaction' ? refusal('FormationViolation') : { kind: 'result', response: {} };
};

const quarantine = async <T>(
  server: ServerState<T>,
  { identity, chargePoint }: Connection<T>,
  { messageId, frame, receivedAt }: InboundCall,
  action: InboundAction,
): Promise<boolean> => {
  try {
    await server.options.onQuarantine?.({ identity, chargePoint, action, messageId, frame, receivedAt });
    return true;
  } catch (error) {
    server.options.onFault?.(error, { identity, action });
    return false;
  }
};

const depthWithin = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const member of Object.values(value)) {
    if (!depthWithin(member, depth - 1)) return false;
  }
  return true;
};

const refusal = (code: CallErrorCode): Answer => ({ kind: 'error', code, description: TEXT[code] ?? code });

const answerText = (messageId: string, answer: Exclude<Answer, { kind: 'none' }>): string =>
  answer.kind === 'result'
    ? JSON.stringify([3, messageId, answer.response])
    : JSON.stringify([4, messageId, answer.code, answer.description, {}]);

const logEntry = <T>(
  server: ServerState<T>,
  { identity, chargePoint }: Connection<T>,
  { messageId, action, payload, frame, receivedAt }: InboundCall,
  answer: Answer,
): MessageLogEntry<T> => ({
  identity,
  chargePoint,
  direction: 'in',
  action,
  messageId,
  payload: redactJson(jsonText(payload ?? {}, frame)),
  response: answer.kind === 'result' ? redactJson(JSON.stringify(answer.response)) : null,
  error:
    answer.kind === 'error'
      ? { code: answer.code, description: answer.description }
      : answer.kind === 'none'
        ? { code: 'NoAnswer', description: 'Our own fault: the charge point will send it again' }
        : null,
  receivedAt,
  latencyMs: server.now().getTime() - receivedAt.getTime(),
});

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
import { type Answer, refusal } from './call-answer.ts';

/** Deeper nesting than any OCPP message has; databases and serialisers recurse over what they are given. */
const MAX_DEPTH = 16;

export const decideAnswer = async <T>(
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

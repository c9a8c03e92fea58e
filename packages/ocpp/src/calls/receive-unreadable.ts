import type { Connection } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { loggedFrame, logMessage } from './message-log.ts';
import { takeToken } from '../rate-limit/token-bucket.ts';

/** OCPP-J allows 36; some chargers use more. It comes back in the answer, so it must have an end. */
export const MESSAGE_ID_LENGTH = 128;

/** Unreadable frames that one connection may send: ten, and then ten a minute. */
export const UNREADABLE_RATE = { perSecond: 10 / 60, burst: 10 };

export const receiveUnreadable = <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  frame: string,
  messageId: string | null,
): void => {
  const receivedAt = server.now();
  server.stats.framesUnreadable += 1;
  if (!takeToken(connection.unreadable, UNREADABLE_RATE, receivedAt.getTime())) {
    connection.cutOff(1008, 'Too many unreadable messages');
    return;
  }
  if (messageId !== null && messageId.length <= MESSAGE_ID_LENGTH) {
    connection.write(
      JSON.stringify([4, messageId, 'FormationViolation', 'The message could not be read', {}]),
    );
  }
  logMessage(server, {
    identity: connection.identity,
    chargePoint: connection.chargePoint,
    direction: 'in',
    action: null,
    messageId,
    payload: loggedFrame(frame),
    response: null,
    error: { code: 'Unreadable', description: 'No OCPP message' },
    receivedAt,
    latencyMs: null,
  });
};

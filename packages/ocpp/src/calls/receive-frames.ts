import { isUtf8 } from 'node:buffer';
import { answerCalls } from './answer-calls.ts';
import { pairOf } from '../handshake/admission.ts';
import type { Connection } from '../server/connection.ts';
import { runHook, type ServerState } from '../server/server-state.ts';
import type { LateAnswer } from './outcome.ts';
import { repairResponse } from './repair-response.ts';
import { withoutLeadingCommas } from './repair-frame.ts';
import { RpcLink } from './rpc-link.ts';
import type { StrayAnswer } from './rpc-events.ts';
import { takeToken } from '../rate-limit/token-bucket.ts';
import { MESSAGE_ID_LENGTH, receiveUnreadable } from './receive-unreadable.ts';

const PAUSE_AT = 16;

const FULL_AT = 1_000;

const SLOWED_MS = 250;

/** Connects a socket's frames to its queue of calls. */
export const receiveFrames = <T>(server: ServerState<T>, connection: Connection<T>): void => {
  const { socket } = connection;
  socket.on('message', (data: Buffer, isBinary) => {
    connection.lastSeenMs = server.now().getTime();
    if (isBinary && !isUtf8(data)) connection.close(1007, 'Not UTF-8');
  });
  socket.on('pong', () => {
    connection.lastSeenMs = server.now().getTime();
  });
  connection.link = new RpcLink(connection.identity, socket, {
    onCall: (messageId, action, payload, frame) => {
      if (connection.closing) return;
      if (messageId.length > MESSAGE_ID_LENGTH) receiveUnreadable(server, connection, frame, null);
      else receiveCall(server, connection, { messageId, action, payload, frame, receivedAt: server.now() });
    },
    onUnreadable: (frame, messageId) => {
      if (connection.closing) return;
      const repaired = connection.settings.repairLeadingComma ? withoutLeadingCommas(frame) : null;
      if (repaired === null) receiveUnreadable(server, connection, frame, messageId);
      else {
        server.stats.framesRepaired += 1;
        socket.emit('message', Buffer.from(repaired), false);
      }
    },
    onStrayAnswer: (messageId, answer) => receiveStrayAnswer(server, connection, messageId, answer),
  });
};

const receiveCall = <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  call: Connection<T>['inbox'][number],
): void => {
  server.stats.callsReceived += 1;
  connection.inbox.push(call);
  if (call.action === 'BootNotification') {
    connection.heard.bootedMs = performance.now();
    connection.heard.statusMs = null;
  }
  if (connection.inbox.length >= FULL_AT) {
    // One read of the network can bring hundreds of small frames before the pause takes hold.
    server.stats.floodsClosed += 1;
    server.floods.take(pairOf(connection.identity, connection.remoteAddress), call.receivedAt.getTime());
    connection.cutOff(1008, 'Too many messages');
    return;
  }
  if (connection.inbox.length >= PAUSE_AT) connection.socket.pause();
  if (!takeToken(connection.messages, server.limits.messagesPerConnection, call.receivedAt.getTime()))
    slow(connection);
  void answerCalls(server, connection);
};

const slow = <T>(connection: Connection<T>): void => {
  if (connection.slowed) return;
  connection.slowed = true;
  connection.socket.pause();
  setTimeout(() => {
    connection.slowed = false;
    connection.readOn();
  }, SLOWED_MS).unref();
};

const receiveStrayAnswer = <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  messageId: string,
  stray: StrayAnswer,
): void => {
  // Our ids are in lower case; some send them back in upper case.
  const id = messageId.toLowerCase();
  const question = connection.givenUp.get(id);
  if (!question) {
    receiveUnreadable(server, connection, JSON.stringify([messageId.slice(0, 64)]), null);
    return;
  }
  connection.givenUp.delete(id);
  const { identity, chargePoint } = connection;
  const { action } = question;
  const answer: LateAnswer<T>['answer'] =
    stray.kind === 'response' ? { kind: 'response', ...repairResponse(action, stray.response) } : stray;
  runHook(server, identity, 'onLateAnswer', () =>
    server.options.onLateAnswer?.({ identity, chargePoint, messageId: id, ...question, answer }),
  );
};

import { setTimeout, setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, InboundCall } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { hashFrame } from './recent-answers.ts';
import { logMessage } from './message-log.ts';
import { answerText, answeredCallEntry } from './call-answer.ts';
import { decideAnswer } from './decide-answer.ts';

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
    await untilAllowed(server, connection, call.action);
    await answerCall(server, connection, call);
    hear(connection, call.action);
    connection.readOn();
    answered += 1;
    // What is answered from memory never waits: without this the others would, for all that one has sent.
    if (answered % TURN === 0 && connection.inbox.length > 0) await nextTurn();
  }
  connection.answering = false;
};

const ASK_MS = 250;

/** Beyond the rate of its action a call waits, and all calls behind it. */
const untilAllowed = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  action: string,
): Promise<void> => {
  const limiter = server.actions.get(action);
  if (!limiter) return;
  while (!connection.closing && !limiter.take(connection.key, server.now().getTime())) {
    await setTimeout(ASK_MS);
    connection.handlingSinceMs = server.now().getTime();
  }
};

/** What was answered may have been what a call of ours waits for. */
const hear = <T>({ heard, bootRefused, readinessChanged }: Connection<T>, action: string): void => {
  const nowMs = performance.now();
  heard.firstMs ??= nowMs;
  if (action === 'BootNotification') heard.bootedMs = bootRefused ? null : nowMs;
  if (action === 'StatusNotification' && heard.bootedMs !== null) heard.statusMs = nowMs;
  readinessChanged();
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
  const answer = await decideAnswer(server, connection, call);
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
  logMessage(server, answeredCallEntry(server, connection, call, answer));
};

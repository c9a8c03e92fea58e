import type { CallOutcome, SendOptions } from './outcome.ts';
import { msUntilReady } from './patience.ts';
import type { Connection } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { answerProblem } from '../messages/schema.ts';
import { logMessage } from './message-log.ts';
import type { OutboundAction, Request, Response } from '../messages/actions.ts';
import { withReversedUids } from '../parse/uid-order.ts';
import { withoutRefusalDetails, repairResponse } from './repair-response.ts';
import type { RpcOutcome } from './rpc-events.ts';
import { descriptionOf, sentCallEntry } from './sent-call-entry.ts';
import { takeTurn, isWithdrawn } from './call-turn.ts';

const MAX_LATE_CALLS = 16;

const CALL_TIMEOUT_MS = 30_000;

/** Calls one charge point, after the calls that wait before this one. Never rejects. */
export const sendCall = async <T, A extends OutboundAction>(
  server: ServerState<T>,
  connection: Connection<T>,
  action: A,
  payload: Request<A>,
  options: SendOptions,
): Promise<CallOutcome<A>> => {
  const turn = await takeTurn(server, connection, options);
  if (turn !== 'turn') return { kind: turn };
  try {
    if (msUntilReady(connection.heard, server.patience, performance.now()) > 0)
      await untilReady(server, connection, options);
    if (connection.closing) return { kind: 'not-connected' };
    if (options.signal?.aborted === true) return { kind: 'withdrawn' };
    const withdrawn = await isWithdrawn(server, connection, action, options);
    if (withdrawn) return { kind: 'withdrawn' };
    if (connection.closing || connection.socket.readyState !== connection.socket.OPEN)
      return { kind: 'not-connected' };
    const { reverseUid = false } = server.options.dialectOf?.(connection.chargePoint) ?? {};
    const spoken = reverseUid ? withReversedUids(payload) : payload;
    return await callNow(server, connection, action, spoken, options);
  } finally {
    const next = connection.waiting.shift();
    if (next) next('turn');
    else connection.calling = false;
  }
};

/** One that has just connected or booted is left alone, whoever asks. Ends early when the call has become pointless. */
const untilReady = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  { signal }: SendOptions,
): Promise<void> => {
  signal?.addEventListener('abort', () => connection.readinessChanged(), { once: true });
  const waitMs = () =>
    connection.closing || signal?.aborted === true
      ? 0
      : msUntilReady(connection.heard, server.patience, performance.now());
  for (let ms = waitMs(); ms > 0; ms = waitMs()) {
    const changed = Promise.withResolvers<void>();
    const timer = setTimeout(changed.resolve, ms);
    connection.readinessChanged = changed.resolve;
    await changed.promise;
    clearTimeout(timer);
  }
};

const callNow = async <T, A extends OutboundAction>(
  server: ServerState<T>,
  connection: Connection<T>,
  action: A,
  payload: Request<A>,
  { timeoutMs = server.options.callTimeoutMs ?? CALL_TIMEOUT_MS, reference }: SendOptions,
): Promise<CallOutcome<A>> => {
  const sentAt = server.now();
  server.stats.callsSent += 1;
  connection.triggered = triggeredAction(action, payload) ?? connection.triggered;
  const pending = connection.link.callPeer(action, payload, timeoutMs);
  connection.dropSlowReader();
  const outcome = await pending;
  if (outcome.kind === 'no-answer') {
    server.stats.callsUnanswered += 1;
    if (connection.givenUp.size < MAX_LATE_CALLS)
      connection.givenUp.set(outcome.messageId, { action, reference });
  }
  logMessage(server, sentCallEntry(server, connection, action, payload, outcome, sentAt));
  return typedOutcome(action, outcome);
};

/** Which message of its own a charge point was asked for: allowed although its boot is not accepted. */
const triggeredAction = (action: OutboundAction, payload: object): string | null => {
  if (action !== 'TriggerMessage' && action !== 'ExtendedTriggerMessage') return null;
  const { requestedMessage } = payload as Request<'TriggerMessage' | 'ExtendedTriggerMessage'>;
  if (requestedMessage === 'SignChargePointCertificate') return 'SignCertificate';
  return action === 'ExtendedTriggerMessage' && requestedMessage === 'FirmwareStatusNotification'
    ? 'SignedFirmwareStatusNotification'
    : requestedMessage;
};

const typedOutcome = <A extends OutboundAction>(action: A, outcome: RpcOutcome): CallOutcome<A> => {
  if (outcome.kind === 'callError') return { ...outcome, description: descriptionOf(outcome) };
  if (outcome.kind !== 'answered') return outcome;
  const { response: repaired, ...own } = repairResponse(action, outcome.response);
  const response = answerProblem(action, repaired) === null ? repaired : withoutRefusalDetails(repaired);
  const problem = answerProblem(action, response);
  const { messageId } = outcome;
  return problem === null
    ? { kind: 'answered', response: response as Response<A>, messageId, ...own }
    : { kind: 'unreadable-answer', response: outcome.response, problem, messageId };
};

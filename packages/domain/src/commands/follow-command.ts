import { answerState, callErrorState, strangeAnswerState } from './answer-state.ts';
import { type Command, type CommandState, isFinal } from './command.ts';

/** Events that may change a command's state. Times are those of our receipt. */
export type CommandEvent =
  | { readonly kind: 'sent' }
  /** The answer's status; `null` for answers that have none (GetConfiguration). */
  | { readonly kind: 'answered'; readonly status: string | null }
  | { readonly kind: 'call-error'; readonly code: string }
  /** An answer that does not match its schema, and its status if it has one. */
  | { readonly kind: 'unreadable'; readonly status: string | null }
  /** No socket, or its queue is full: it was never sent. */
  | { readonly kind: 'not-sent'; readonly reason: 'not-connected' | 'busy' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'boot' }
  | { readonly kind: 'transaction-started'; readonly connectorId: number; readonly idTag: string }
  | { readonly kind: 'transaction-stopped'; readonly sessionId: number }
  /** Connector 0 once the charge point reports it for the whole, or when all its connectors have this status. */
  | { readonly kind: 'status'; readonly connectorId: number; readonly status: string }
  | { readonly kind: 'sweep' };

/** Actions that are completed by a later message; all others by their answer. */
export const CONFIRMED_BY_MESSAGES = [
  'Reset',
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'ChangeAvailability',
] as const satisfies readonly Command['target']['action'][];

/** How long an accepted command may take to be carried out; after that a sweep makes it unknown. */
export const ACTION_TIMEOUT_MS = {
  Reset: 10 * 60_000,
  RemoteStartTransaction: 5 * 60_000,
  RemoteStopTransaction: 2 * 60_000,
} as const;
/** The minimum time that a sent command may take to be answered. */
export const ANSWER_TIMEOUT_MS = 2 * 60_000;

/**
 * The state of a command after an event; the same state if the event is none of its business.
 *
 * | command | done at |
 * |---|---|
 * | Reset | the next BootNotification after it was sent |
 * | RemoteStartTransaction | the StartTransaction of that card on that connector |
 * | RemoteStopTransaction | the StopTransaction of that session |
 * | ChangeAvailability | answer Accepted, or, when scheduled, the status that shows it |
 * | all others | their answer |
 *
 * At most once: nothing leads back to `queued` or `sent`, so nothing is sent twice. Final states are never left;
 * `no-answer` and `unknown` are left for what a late answer or event says.
 */
export const followCommand = (command: Command, event: CommandEvent, now: Date): CommandState => {
  const { state, target } = command;
  if (isFinal(state)) return state;
  if (state === 'queued') return followQueued(command, event, now);
  switch (event.kind) {
    case 'answered':
      return state === 'sent' || isLate(state) ? answerState(target.action, event.status) : state;
    case 'call-error':
      return state === 'sent' || isLate(state) ? callErrorState(event.code) : state;
    case 'unreadable':
      return state === 'sent' || isLate(state) ? strangeAnswerState(event.status) : state;
    case 'timeout':
      return state === 'sent' ? 'no-answer' : state;
    case 'disconnected':
      // A charge point may carry out a reset before it answers it.
      return state === 'sent' && target.action !== 'Reset' ? 'unknown' : state;
    case 'sweep':
      return followSilence(command, now);
    default:
      return happened(command, event) ? 'done' : state;
  }
};

const followQueued = ({ state, deadlineAt }: Command, event: CommandEvent, now: Date): CommandState => {
  if (event.kind === 'sent') return now < deadlineAt ? 'sent' : 'expired';
  if (event.kind === 'not-sent') return event.reason === 'not-connected' ? 'offline' : 'failed';
  if (event.kind === 'sweep' && now >= deadlineAt) return 'expired';
  return state;
};

const followSilence = ({ state, target, sentAt }: Command, now: Date): CommandState => {
  const sinceMs = sentAt === null ? Number.POSITIVE_INFINITY : now.getTime() - sentAt.getTime();
  const timeoutMs =
    target.action in ACTION_TIMEOUT_MS
      ? ACTION_TIMEOUT_MS[target.action as keyof typeof ACTION_TIMEOUT_MS]
      : 0;
  // A process that dies after sending leaves `sent` behind: nobody knows what became of it.
  if (state === 'sent' && sinceMs > Math.max(ANSWER_TIMEOUT_MS, timeoutMs)) return 'unknown';
  return state === 'accepted' && sinceMs > timeoutMs ? 'unknown' : state;
};

const isLate = (state: CommandState): boolean => {
  return state === 'no-answer' || state === 'unknown';
};

const happened = ({ target, state }: Command, event: CommandEvent): boolean => {
  switch (event.kind) {
    case 'boot':
      return target.action === 'Reset';
    case 'transaction-started':
      return (
        target.action === 'RemoteStartTransaction' &&
        target.connectorId === event.connectorId &&
        target.idTag === event.idTag
      );
    case 'transaction-stopped':
      return target.action === 'RemoteStopTransaction' && target.sessionId === event.sessionId;
    case 'status':
      if (target.action !== 'ChangeAvailability' || state === 'sent') return false;
      return target.connectorId === event.connectorId && showsAvailability(target.type, event.status);
    default:
      return false;
  }
};

const showsAvailability = (type: 'Operative' | 'Inoperative', status: string): boolean => {
  return type === 'Inoperative' ? status === 'Unavailable' : status !== 'Unavailable' && status !== 'Faulted';
};

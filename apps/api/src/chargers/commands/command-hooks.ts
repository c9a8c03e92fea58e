import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { Refusal } from '#platform/http/route.ts';
import { callResult, type CallResult } from './call-result.ts';

type Requested<A extends CommandRequest['action']> = Extract<CommandRequest, { action: A }>;

/** A command as seen by the capability that it belongs to. */
export interface CommandOf<A extends OutboundAction> {
  readonly id: string;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Requested<A>;
}

/** The same, before it is stored. */
type AskedOf<A extends OutboundAction> = Pick<CommandOf<A>, 'accountId' | 'chargePointId' | 'request'>;

/** What a capability does around the commands that concern it, whoever sent them. */
interface CommandHook<A extends OutboundAction> {
  /** Objections in advance; not asked for if a person insists, nor for what the product does on its own. */
  readonly objection?: (asked: AskedOf<A>) => Promise<Refusal | null>;
  /**
   * Fills in, when the command is about to be sent, what must not be in its row: a key, a link with a token. Null if it
   * must not be sent any more.
   */
  readonly prepare?: (command: CommandOf<A>, payload: Request<A>) => Promise<Request<A> | null>;
  /** The result of the call, even if it was answered late. Errors thrown here are logged. */
  readonly settled?: (command: CommandOf<A>, result: CallResult<A>) => Promise<void>;
}

export type CommandHooks = { readonly [A in OutboundAction]?: CommandHook<A> };

/** What all capabilities do around one action, in their order. */
export interface HooksOfAction {
  objection(asked: AskedOf<OutboundAction>): Promise<Refusal | null>;
  prepare(command: CommandOf<OutboundAction>, payload: Payload): Promise<Payload | null>;
  settled(command: CommandOf<OutboundAction>, outcome: CallOutcome<OutboundAction>): Promise<void>;
}

type Payload = Request<OutboundAction>;

/** The only cast: TypeScript does not follow the action from the row to its hooks. */
export const hooksOf = (all: readonly CommandHooks[], action: OutboundAction): HooksOfAction => {
  const hooks = all.flatMap((each) => (each[action] as CommandHook<OutboundAction> | undefined) ?? []);
  return {
    async objection(asked) {
      for (const { objection } of hooks) {
        const refusal = await objection?.(asked);
        if (refusal) return refusal;
      }
      return null;
    },
    async prepare(command, payload) {
      let prepared: Payload | null = payload;
      for (const { prepare } of hooks) {
        if (prepared !== null && prepare) prepared = await prepare(command, prepared);
      }
      return prepared;
    },
    async settled(command, outcome) {
      const result = callResult(outcome);
      // If one fails, the others are still told.
      const heard = await Promise.allSettled(hooks.map(async ({ settled }) => settled?.(command, result)));
      const failure = heard.find(({ status }) => status === 'rejected');
      if (failure?.status === 'rejected') throw failure.reason;
    },
  };
};

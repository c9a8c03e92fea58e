import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { Refusal } from '#platform/http/route.ts';

type Requested<A extends CommandRequest['action']> = Extract<CommandRequest, { action: A }>;

/** A command as the capability that it belongs to sees it. */
export interface CommandOf<A extends OutboundAction> {
  readonly id: string;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Requested<A>;
}

/** The same before it is written down. */
type AskedOf<A extends OutboundAction> = Pick<CommandOf<A>, 'accountId' | 'chargePointId' | 'request'>;

/** What a capability does around the commands that are its business, whoever asked for them. */
interface CommandHook<A extends OutboundAction> {
  /** What speaks against it beforehand; not asked when a person insists, nor of what the product does by itself. */
  readonly objection?: (asked: AskedOf<A>) => Promise<Refusal | null>;
  /**
   * Fills in, when it is the command's turn, what must not stand in its row: a key, a link with a token. Null when it
   * must not be sent any more.
   */
  readonly prepare?: (command: CommandOf<A>, payload: Request<A>) => Promise<Request<A> | null>;
  /** What became of the call; also of one that was answered late. What it throws is logged. */
  readonly settled?: (command: CommandOf<A>, outcome: CallOutcome<A>) => Promise<void>;
}

export type CommandHooks = { readonly [A in OutboundAction]?: CommandHook<A> };

/** What all capabilities do around one action, in their order. */
export interface HooksOfAction {
  objection(asked: AskedOf<OutboundAction>): Promise<Refusal | null>;
  prepare(command: CommandOf<OutboundAction>, payload: Payload): Promise<Payload | null>;
  settled(command: CommandOf<OutboundAction>, outcome: CallOutcome<OutboundAction>): Promise<void>;
}

type Payload = Request<OutboundAction>;

/** One cast, here: TypeScript does not follow the action from the row to its hooks. */
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
      // One that fails keeps no other from hearing of it.
      const heard = await Promise.allSettled(hooks.map(async ({ settled }) => settled?.(command, outcome)));
      const failure = heard.find(({ status }) => status === 'rejected');
      if (failure?.status === 'rejected') throw failure.reason;
    },
  };
};

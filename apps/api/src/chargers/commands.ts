import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { Refusal } from '#platform/http/route.ts';

export interface Requester {
  readonly personId: string;
  readonly personName: string;
  readonly role: string;
}

/** Who sends a command to a charge point, and why. */
export interface Wish {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requester: Requester;
  /** Required of support. */
  readonly reason: string | null;
}

/** Sends a command (apps/api commands). */
export type SendOrder = (
  order: Wish & { readonly request: CommandRequest; readonly force?: boolean },
) => Promise<Command | Refusal>;

import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { Actor, Person } from '#platform/access/access.ts';
import type { Refusal } from '#platform/http/route.ts';

/** Who asks, and as what. */
export interface Requester {
  readonly personId: string;
  readonly personName: string;
  /** Role in the account, `support` / `admin`, or `system`. */
  readonly role: string;
}

/** The product itself: what it does by its own rules is followed and shown like what people ask. */
export const SYSTEM: Requester = { personId: 'system', personName: '', role: 'system' };

/** Asked by the product itself, which gives no reasons. */
export const BY_SYSTEM = { requester: SYSTEM, reason: null } as const;

/** A person of an account. */
export const byMember = ({ personId, personName, role }: Actor): Requester => ({
  personId,
  personName,
  role,
});

/** A person of the operator. */
export const bySupport = ({ personId, personName, platformRole }: Person): Requester => ({
  personId,
  personName,
  role: platformRole,
});

/** Which charge point, who asks, and why. */
export interface CommandOrigin {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requester: Requester;
  /** Required of support. */
  readonly reason: string | null;
}

export interface CommandToSend extends CommandOrigin {
  readonly request: CommandRequest;
  /** Sent although it seems pointless. */
  readonly force?: boolean;
  /** Part of what another command has begun: the audit has that one. */
  readonly continues?: boolean;
}

/** Writes the command and sends it when the charge point is connected; the outcome follows as `command.settled`. */
export type SendCommand = (command: CommandToSend) => Promise<Command | Refusal>;

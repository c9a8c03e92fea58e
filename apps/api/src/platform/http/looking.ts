import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import type { SupportView } from '@laadpoort/domain/accounts/audit';
import type { FastifyRequest } from 'fastify';
import type { Person } from '../access/access.ts';

/** Whose data somebody of support saw, and what of it. */
export interface Seen {
  readonly accountId: string;
  readonly targetId: string;
}

export type RecordLooks = (person: Person, action: SupportView, seen: readonly Seen[]) => Promise<void>;

/** Somebody of support who asks for data of accounts. */
export type Looker = Person & {
  readonly looking: {
    readonly action: SupportView;
    /** Writes the look into the audit of each account; without it the answer is not sent. */
    into(seen: readonly Seen[]): Promise<void>;
  };
};

/** Null: the endpoint shows nothing of accounts, or who asks is not of support. */
export const startLooking = (endpoint: Endpoint, { who }: FastifyRequest, recordLooks: RecordLooks) => {
  if (!('looks' in endpoint) || endpoint.looks === null || who === null || !('platformRole' in who))
    return null;
  const action = endpoint.looks;
  const looking = {
    action,
    isOver: false,
    async into(seen: readonly Seen[]) {
      await recordLooks(who, action, seen);
      looking.isOver = true;
    },
  };
  return looking;
};

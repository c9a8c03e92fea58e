import type { CommandRequest } from '@laadpoort/contract/commands';
import type { Database } from '#platform/database.ts';
import type { LiveFeed } from '#platform/live-feed.ts';
import type { Refusal } from '#platform/route.ts';

/** Who asks, and as what. */
export interface Requester {
  readonly personId: string;
  readonly personName: string;
  readonly role: string;
}

/** What requests for logs need of the rest of the program. */
export interface DiagnosticsDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Address chargers bring files to, without a slash at the end. */
  readonly filesUrl: string;
  readonly order: (order: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly requester: Requester;
    readonly request: CommandRequest;
    readonly reason: string;
  }) => Promise<{ readonly id: string } | Refusal>;
  readonly onFault: (error: unknown) => void;
}

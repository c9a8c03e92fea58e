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

/** What firmware updates need of the rest of the program. */
export interface FirmwareDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Address chargers fetch files from, without a slash at the end. */
  readonly filesUrl: string;
  readonly isConnected: (chargePointId: string) => boolean;
  readonly order: (order: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly requester: Requester;
    readonly request: CommandRequest;
    readonly reason: string;
    readonly force?: boolean;
  }) => Promise<{ readonly id: string } | Refusal>;
  readonly raiseAlert: (alert: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly kind: 'firmware-failed';
    readonly detail: Readonly<Record<string, string | number | null>>;
    readonly at: Date;
  }) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

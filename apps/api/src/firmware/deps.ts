import type { SendOrder } from '#chargers/commands.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';

/** What firmware updates need from the rest of the program. */
export interface FirmwareDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Address from which chargers download files, without a trailing slash. */
  readonly filesUrl: string;
  readonly isConnected: (chargePointId: string) => boolean;
  readonly order: SendOrder;
  readonly raiseAlert: (alert: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly kind: 'firmware-failed';
    readonly detail: Readonly<Record<string, string | number | null>>;
    readonly at: Date;
  }) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

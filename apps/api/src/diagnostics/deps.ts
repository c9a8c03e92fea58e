import type { SendOrder } from '#chargers/commands.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';

/** What requests for logs need of the rest of the program. */
export interface DiagnosticsDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Address chargers bring files to, without a slash at the end. */
  readonly filesUrl: string;
  readonly order: SendOrder;
  readonly onFault: (error: unknown) => void;
}

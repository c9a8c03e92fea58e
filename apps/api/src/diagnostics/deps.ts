import type { SendOrder } from '#chargers/commands.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';

/** What log requests need from the rest of the program. */
export interface DiagnosticsDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Address for uploads by chargers, without a trailing slash. */
  readonly filesUrl: string;
  readonly order: SendOrder;
  readonly onFault: (error: unknown) => void;
}

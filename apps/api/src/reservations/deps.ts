import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { ChargePointDirectory } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Refusal } from '#platform/http/route.ts';

/** Who asks, and as what. */
export interface Requester {
  readonly personId: string;
  readonly personName: string;
  readonly role: string;
}

/** What reservations need from the rest of the program. */
export interface ReservationDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly order: (order: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly requester: Requester;
    readonly request: CommandRequest;
    readonly reason: string | null;
    readonly force: boolean;
  }) => Promise<{ readonly id: string } | Refusal>;
}

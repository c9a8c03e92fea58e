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

interface ListOrder {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requester: Requester;
  readonly request: CommandRequest;
  readonly reason: string | null;
}

/** What local lists need from the rest of the program. */
export interface LocalListDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly isConnected: (chargePointId: string) => boolean;
  readonly order: (order: ListOrder) => Promise<object | Refusal>;
  /** Who asks what the product asks by itself. */
  readonly system: Requester;
}

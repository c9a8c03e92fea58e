import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { ChargePointDirectory } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';

export interface LoadManagementDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly isConnected: (chargePointId: string) => boolean;
  /** On behalf of the product itself. */
  readonly order: (asked: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly request: CommandRequest;
  }) => Promise<unknown>;
  readonly alert: (facts: {
    readonly accountId: string;
    readonly chargePointId: string;
    readonly kind: 'limit-not-kept';
    readonly detail: { readonly reason: 'refuses' | 'unresponsive'; readonly limitA: number | null };
    readonly at: Date;
  }) => Promise<void>;
}

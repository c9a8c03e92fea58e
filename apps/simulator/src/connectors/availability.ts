import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Reservations } from '../reservations/reservations.ts';
import type { Connector } from './connector.ts';
import type { StatusReporter } from './status-reporter.ts';

export interface AvailabilityParts {
  connectors: readonly Connector[];
  reservations: Pick<Reservations, 'drop'>;
  statuses: Pick<StatusReporter, 'reportChange' | 'sendMain'>;
  afterAnswer: AfterAnswer;
}

export const availabilityHandlers = (parts: AvailabilityParts): CallHandlers<'ChangeAvailability'> => ({
  /** For one connector, or through 0 for all; a running transaction is waited for. */
  ChangeAvailability({ connectorId, type }) {
    const connectors = parts.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
    if (connectors.length === 0) return { status: 'Rejected' };
    for (const connector of connectors) {
      setInoperative(connector, type === 'Inoperative');
      if (connector.inoperative) parts.reservations.drop(connector);
    }
    parts.afterAnswer(() => void report(parts, connectorId, connectors));
    return {
      status: connectors.some((connector) => connector.inoperativeAfterwards) ? 'Scheduled' : 'Accepted',
    };
  },
});

const setInoperative = (connector: Connector, inoperative: boolean): void => {
  connector.inoperativeAfterwards = inoperative && connector.use.kind === 'charging';
  if (!connector.inoperativeAfterwards) connector.inoperative = inoperative;
};

const report = async (
  { statuses }: AvailabilityParts,
  connectorId: number,
  changed: readonly Connector[],
): Promise<void> => {
  if (connectorId === 0) await statuses.sendMain();
  for (const connector of changed) await statuses.reportChange(connector);
};

import type { Authorize } from '../authorization/authorization.ts';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Listener } from '../events.ts';
import type { Reservations } from '../reservations/reservations.ts';
import type { Transactions } from '../transactions/transactions.ts';
import type { Link } from '../wire/link.ts';
import { connectorStatus, type Connector } from './connector.ts';
import type { PresentedCard } from './connector-state.ts';
import type { StatusReporter } from './status-reporter.ts';

/** What the person with the card sees on the charge point. */
export type TapOutcome = 'started' | 'plug-in-now' | 'stopped' | 'refused' | 'not-available';

export interface CardReader {
  /** A card at the reader, for one connector or, on a shared reader, for the one that fits best. */
  tap(idTag: string, connectorId?: number): Promise<TapOutcome>;
  /** An authorised card: charging starts if a car is there, else the connector waits ConnectionTimeOut for one. */
  present(connector: Connector, card: PresentedCard): TapOutcome;
}

interface CardReaderParts {
  clock: Pick<Clock, 'after'>;
  configuration: Pick<Configuration, 'number'>;
  connectors: readonly Connector[];
  authorize: Authorize;
  reservations: Pick<Reservations, 'isKeptFrom'>;
  statuses: Pick<StatusReporter, 'reportChange'>;
  transactions: Transactions;
  link: Pick<Link, 'state'>;
  emit: Listener;
}

export const createCardReader = (parts: CardReaderParts): CardReader => ({
  tap: (idTag, connectorId) => tap(parts, idTag, connectorId),
  present: (connector, card) => present(parts, connector, card),
});

const tap = async (parts: CardReaderParts, idTag: string, connectorId?: number): Promise<TapOutcome> => {
  const connector = connectorForCard(parts.connectors, idTag, connectorId);
  if (connector === undefined || parts.link.state === 'off') return 'not-available';
  if (connector.use.kind === 'charging' && sameTag(connector.use.transaction.idTag, idTag)) {
    parts.transactions.stop(connector, 'Local', idTag);
    return 'stopped';
  }
  const authorization = await parts.authorize(idTag);
  if (!authorization.ok) {
    parts.emit({ type: 'card-refused', connectorId: connector.id, idTag, status: authorization.status });
    return 'refused';
  }
  if (connector.use.kind === 'charging') return stopByGroup(parts, connector, authorization.card);
  return present(parts, connector, authorization.card);
};

const present = (parts: CardReaderParts, connector: Connector, card: PresentedCard): TapOutcome => {
  if (!isUsable(connector) || parts.link.state === 'off') return 'not-available';
  if (parts.reservations.isKeptFrom(connector, card)) {
    parts.emit({ type: 'card-refused', connectorId: connector.id, idTag: card.idTag, status: 'Reserved' });
    return 'refused';
  }
  const { use } = connector;
  if ((use.kind === 'plugged' || use.kind === 'finishing') && use.plugged !== null) {
    parts.transactions.start(connector, card, use.plugged);
    return 'started';
  }
  if (use.kind === 'awaiting-cable') use.timeOut.cancel();
  const timeOut = parts.clock.after(parts.configuration.number('ConnectionTimeOut') || 60, () => {
    connector.use = { kind: 'free' };
    void parts.statuses.reportChange(connector);
  });
  connector.use = { kind: 'awaiting-cable', card, timeOut };
  void parts.statuses.reportChange(connector);
  return 'plug-in-now';
};

/** Cards with the same parent may end each other's transactions (OCPP 1.6 section 4.8). */
const stopByGroup = (
  { transactions }: CardReaderParts,
  connector: Connector,
  card: PresentedCard,
): TapOutcome => {
  if (connector.use.kind !== 'charging') return 'not-available';
  const { parentIdTag } = connector.use.transaction;
  if (
    parentIdTag === undefined ||
    card.parentIdTag === undefined ||
    !sameTag(parentIdTag, card.parentIdTag)
  ) {
    return 'not-available';
  }
  transactions.stop(connector, 'Local', card.idTag);
  return 'stopped';
};

const connectorForCard = (
  connectors: readonly Connector[],
  idTag: string,
  connectorId: number | undefined,
): Connector | undefined => {
  if (connectorId !== undefined) {
    const connector = connectors[connectorId - 1];
    return connector !== undefined && isUsable(connector) ? connector : undefined;
  }
  const usable = connectors.filter(isUsable);
  return (
    usable.find(({ use }) => use.kind === 'charging' && sameTag(use.transaction.idTag, idTag)) ??
    usable.find(({ use }) => use.kind === 'plugged') ??
    usable.find(({ use }) => use.kind === 'free') ??
    usable.find(({ use }) => use.kind === 'finishing') ??
    usable[0]
  );
};

const isUsable = (connector: Connector): boolean => {
  const status = connectorStatus(connector);
  return status !== 'Faulted' && status !== 'Unavailable';
};

/** Id tags are CiString20Type: case does not matter. */
const sameTag = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

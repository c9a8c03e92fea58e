import { authorize } from '../authorization/authorization.ts';
import { connectorStatus, type Connector, type PresentedCard } from './connector.ts';
import type { Device } from '../device.ts';
import { isKeptFromCard } from './reservations.ts';
import { reportStatus } from './status.ts';
import { startTransaction, stopTransaction } from '../transactions/transactions.ts';

/** What the person with the card sees on the charge point. */
export type TapOutcome = 'started' | 'plug-in-now' | 'stopped' | 'refused' | 'not-available';

/** A card at the reader, for one connector or, on a shared reader, for the one that fits best. */
export async function tapCard(device: Device, idTag: string, connectorId?: number): Promise<TapOutcome> {
  const connector = connectorForCard(device, idTag, connectorId);
  if (connector === undefined || device.link.state === 'off') return 'not-available';
  if (connector.use.kind === 'charging' && sameTag(connector.use.transaction.idTag, idTag)) {
    stopTransaction(device, connector, 'Local', idTag);
    return 'stopped';
  }
  const authorization = await authorize(device, idTag);
  if (!authorization.ok) {
    device.emit({ type: 'card-refused', connectorId: connector.id, idTag, status: authorization.status });
    return 'refused';
  }
  if (connector.use.kind === 'charging') return stopByGroup(device, connector, authorization.card);
  return presentCard(device, connector, authorization.card);
}

/** An authorised card: charging starts if a car is there, else the connector waits ConnectionTimeOut for one. */
export function presentCard(device: Device, connector: Connector, card: PresentedCard): TapOutcome {
  if (!isUsable(connector) || device.link.state === 'off') return 'not-available';
  if (isKeptFromCard(device, connector, card)) {
    device.emit({ type: 'card-refused', connectorId: connector.id, idTag: card.idTag, status: 'Reserved' });
    return 'refused';
  }
  const { use } = connector;
  if ((use.kind === 'plugged' || use.kind === 'finishing') && use.plugged !== null) {
    startTransaction(device, connector, card, use.plugged);
    return 'started';
  }
  if (use.kind === 'awaiting-cable') use.timeOut.cancel();
  const timeOut = device.clock.after(device.configuration.number('ConnectionTimeOut') || 60, () => {
    connector.use = { kind: 'free' };
    void reportStatus(device, connector);
  });
  connector.use = { kind: 'awaiting-cable', card, timeOut };
  void reportStatus(device, connector);
  return 'plug-in-now';
}

/** Cards with the same parent may end each other's transactions (OCPP 1.6 section 4.8). */
function stopByGroup(device: Device, connector: Connector, card: PresentedCard): TapOutcome {
  if (connector.use.kind !== 'charging') return 'not-available';
  const { parentIdTag } = connector.use.transaction;
  if (
    parentIdTag === undefined ||
    card.parentIdTag === undefined ||
    !sameTag(parentIdTag, card.parentIdTag)
  ) {
    return 'not-available';
  }
  stopTransaction(device, connector, 'Local', card.idTag);
  return 'stopped';
}

function connectorForCard(
  device: Device,
  idTag: string,
  connectorId: number | undefined,
): Connector | undefined {
  if (connectorId !== undefined) {
    const connector = device.connectors[connectorId - 1];
    return connector !== undefined && isUsable(connector) ? connector : undefined;
  }
  const usable = device.connectors.filter(isUsable);
  return (
    usable.find(({ use }) => use.kind === 'charging' && sameTag(use.transaction.idTag, idTag)) ??
    usable.find(({ use }) => use.kind === 'plugged') ??
    usable.find(({ use }) => use.kind === 'free') ??
    usable.find(({ use }) => use.kind === 'finishing') ??
    usable[0]
  );
}

function isUsable(connector: Connector): boolean {
  const status = connectorStatus(connector);
  return status !== 'Faulted' && status !== 'Unavailable';
}

/** Id tags are CiString20Type: case does not matter. */
function sameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

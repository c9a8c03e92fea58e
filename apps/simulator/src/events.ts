import type { ConnectorStatus } from './connectors/connector-state.ts';

/** What happens in a charge point, as a test or a scenario may want to see it. */
export type ChargePointEvent =
  | { type: 'connected' }
  | { type: 'connection-failed'; message: string }
  | { type: 'online' }
  | { type: 'disconnected'; code: number; reason: string }
  | { type: 'boot-answered'; status: string }
  | { type: 'rebooting'; reason: string }
  | { type: 'status'; connectorId: number; status: ConnectorStatus; errorCode: string }
  | { type: 'card-refused'; connectorId: number; idTag: string; status: string }
  | { type: 'transaction-started'; connectorId: number; idTag: string }
  | { type: 'transaction-confirmed'; connectorId: number; transactionId: number; status: string }
  | { type: 'transaction-stopped'; connectorId: number; reason: string; energyWh: number }
  | { type: 'metered'; connectorId: number; registerWh: number }
  | { type: 'message-delivered' | 'message-dropped'; action: string };

export type Listener = (event: ChargePointEvent) => void;

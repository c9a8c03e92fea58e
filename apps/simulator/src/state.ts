import { connectorStatus, deliveredPowerW, type Connector } from './connectors/connector.ts';
import type { ConnectorStatus } from './connectors/connector-state.ts';
import type { Device } from './device.ts';
import type { LinkState } from './wire/line.ts';
import { advanceMeter, registerWh } from './metering/meter.ts';

export interface ConnectorState {
  connectorId: number;
  status: ConnectorStatus;
  plugged: boolean;
  powerW: number;
  registerWh: number;
  transaction: RunningTransaction | null;
}

export interface RunningTransaction {
  /** Null until the central system has confirmed it. */
  id: number | null;
  idTag: string;
  energyWh: number;
  socPercent: number;
}

export interface ChargePointState {
  /** `registering`: connected, not (yet) accepted. `online`: accepted, and all statuses reported. */
  link: Exclude<LinkState, 'connected'> | 'registering' | 'online';
  connectors: ConnectorState[];
  /** Transaction messages that wait for delivery. */
  queuedMessages: number;
}

export const snapshot = (device: Device): ChargePointState => {
  const elapsed = device.clock.elapsedSeconds();
  return {
    link: linkState(device),
    connectors: device.connectors.map((connector) => connectorState(connector, elapsed)),
    queuedMessages: device.outbox.length,
  };
};

const linkState = ({ link, registration }: Device): ChargePointState['link'] => {
  if (link.state !== 'connected') return link.state;
  return registration.online ? 'online' : 'registering';
};

const connectorState = (connector: Connector, elapsedSeconds: number): ConnectorState => {
  advanceMeter(connector, elapsedSeconds);
  const { use } = connector;
  return {
    connectorId: connector.id,
    status: connectorStatus(connector),
    plugged:
      (use.kind === 'plugged' || use.kind === 'charging' || use.kind === 'finishing') && use.plugged !== null,
    powerW: deliveredPowerW(connector, elapsedSeconds),
    registerWh: registerWh(connector),
    transaction: use.kind === 'charging' ? runningTransaction(connector, use) : null,
  };
};

const runningTransaction = (
  connector: Connector,
  { transaction, plugged }: Extract<Connector['use'], { kind: 'charging' }>,
): RunningTransaction => ({
  id: transaction.id,
  idTag: transaction.idTag,
  energyWh: registerWh(connector) - transaction.meterStartWh,
  socPercent: plugged.socPercent,
});

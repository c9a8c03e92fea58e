import { randomUUID } from 'node:crypto';
import type { ReadingContext } from '@laadpoort/ocpp/messages/meter-value';
import type { StopReason } from '@laadpoort/ocpp/messages/values';
import type { Connector, PluggedCar, PresentedCard, Transaction } from '../connectors/connector.ts';
import type { Device } from '../device.ts';
import { advanceMeter, registerWh, sampledValues } from '../metering/meter.ts';
import { useReservation } from '../connectors/reservations.ts';
import { reportStatus } from '../connectors/status.ts';

export function startTransaction(
  device: Device,
  connector: Connector,
  card: PresentedCard,
  plugged: PluggedCar,
): void {
  const elapsed = device.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  plugged.drawingSince = elapsed;
  const transaction: Transaction = {
    ...card,
    key: randomUUID(),
    id: null,
    meterStartWh: registerWh(connector),
    startedAt: device.clock.timestamp(),
  };
  connector.use = { kind: 'charging', plugged, transaction, sampling: nextSample(device, connector) };
  const reservationId = useReservation(device, connector, card);
  device.emit({ type: 'transaction-started', connectorId: connector.id, idTag: card.idTag });
  device.outbox.add({
    transaction: transaction.key,
    action: 'StartTransaction',
    payload: {
      connectorId: connector.id,
      idTag: card.idTag,
      meterStart: transaction.meterStartWh,
      timestamp: device.clock.timestamp(),
      ...(reservationId === null ? {} : { reservationId }),
    },
  });
  addMeterValues(device, connector, transaction, 'Transaction.Begin');
  void reportStatus(device, connector);
}

/** Ends the transaction of a charging connector; the car stays plugged until it is taken away. */
export function stopTransaction(
  device: Device,
  connector: Connector,
  reason: StopReason,
  idTag?: string,
): void {
  if (connector.use.kind !== 'charging') return;
  const { transaction, plugged, sampling } = connector.use;
  sampling.cancel();
  advanceMeter(connector, device.clock.elapsedSeconds());
  const timestamp = device.clock.timestamp();
  const meterStop = registerWh(connector);
  const transactionData = closingValues(device, connector, timestamp);
  device.outbox.add({
    transaction: transaction.key,
    action: 'StopTransaction',
    payload: {
      meterStop,
      timestamp,
      reason,
      ...(idTag === undefined ? {} : { idTag }),
      ...(transactionData === undefined ? {} : { transactionData }),
    },
  });
  connector.use = { kind: 'finishing', plugged };
  if (connector.inoperativeAfterwards) {
    connector.inoperativeAfterwards = false;
    connector.inoperative = true;
  }
  const energyWh = meterStop - transaction.meterStartWh;
  device.emit({ type: 'transaction-stopped', connectorId: connector.id, reason, energyWh });
  void reportStatus(device, connector);
}

function closingValues(device: Device, connector: Connector, timestamp: string) {
  const measurands = device.configuration.list('StopTxnSampledData');
  if (measurands.length === 0) return undefined;
  const elapsed = device.clock.elapsedSeconds();
  const sampledValue = sampledValues(connector, elapsed, 'Transaction.End', measurands, device.random);
  return [{ timestamp, sampledValue }];
}

function nextSample(device: Device, connector: Connector) {
  return device.clock.after(device.configuration.number('MeterValueSampleInterval') || 60, () => {
    if (connector.use.kind !== 'charging') return;
    connector.use.sampling = nextSample(device, connector);
    advanceMeter(connector, device.clock.elapsedSeconds());
    if (device.configuration.number('MeterValueSampleInterval') > 0) {
      addMeterValues(device, connector, connector.use.transaction, 'Sample.Periodic');
    }
    device.emit({ type: 'metered', connectorId: connector.id, registerWh: registerWh(connector) });
    void reportStatus(device, connector);
  });
}

function addMeterValues(
  device: Device,
  connector: Connector,
  transaction: Transaction,
  context: ReadingContext,
): void {
  device.outbox.add({
    transaction: transaction.key,
    action: 'MeterValues',
    payload: { connectorId: connector.id, meterValue: [readMeter(device, connector, context)] },
  });
}

/** One reading of a connector at this moment, with the measurands the configuration asks for. */
export function readMeter(device: Device, connector: Connector, context: ReadingContext) {
  const elapsed = device.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  const measurands = device.configuration.list('MeterValuesSampledData');
  return {
    timestamp: device.clock.timestamp(),
    sampledValue: sampledValues(connector, elapsed, context, measurands, device.random),
  };
}

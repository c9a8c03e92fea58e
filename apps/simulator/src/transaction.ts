import { randomUUID } from 'node:crypto';
import type { ReadingContext } from '@laadpoort/ocpp/messages/meter-value';
import type { StopReason } from '@laadpoort/ocpp/messages/values';
import type { Connector, PluggedCar, PresentedCard, Transaction } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { advanceMeter, registerWh, sampledValues } from './meter.ts';
import { useReservation } from './reservation.ts';
import { reportStatus } from './status.ts';

export function startTransaction(
  firmware: Firmware,
  connector: Connector,
  card: PresentedCard,
  plugged: PluggedCar,
): void {
  const elapsed = firmware.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  plugged.drawingSince = elapsed;
  const transaction: Transaction = {
    ...card,
    key: randomUUID(),
    id: null,
    meterStartWh: registerWh(connector),
    startedAt: firmware.clock.timestamp(),
  };
  connector.use = { kind: 'charging', plugged, transaction, sampling: nextSample(firmware, connector) };
  const reservationId = useReservation(firmware, connector, card);
  firmware.emit({ type: 'transaction-started', connectorId: connector.id, idTag: card.idTag });
  firmware.outbox.add({
    transaction: transaction.key,
    action: 'StartTransaction',
    payload: {
      connectorId: connector.id,
      idTag: card.idTag,
      meterStart: transaction.meterStartWh,
      timestamp: firmware.clock.timestamp(),
      ...(reservationId === null ? {} : { reservationId }),
    },
  });
  addMeterValues(firmware, connector, transaction, 'Transaction.Begin');
  void reportStatus(firmware, connector);
}

/** Ends the transaction of a charging connector; the car stays plugged until it is taken away. */
export function stopTransaction(
  firmware: Firmware,
  connector: Connector,
  reason: StopReason,
  idTag?: string,
): void {
  if (connector.use.kind !== 'charging') return;
  const { transaction, plugged, sampling } = connector.use;
  sampling.cancel();
  advanceMeter(connector, firmware.clock.elapsedSeconds());
  const timestamp = firmware.clock.timestamp();
  const meterStop = registerWh(connector);
  const transactionData = closingValues(firmware, connector, timestamp);
  firmware.outbox.add({
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
  firmware.emit({ type: 'transaction-stopped', connectorId: connector.id, reason, energyWh });
  void reportStatus(firmware, connector);
}

function closingValues(firmware: Firmware, connector: Connector, timestamp: string) {
  const measurands = firmware.configuration.list('StopTxnSampledData');
  if (measurands.length === 0) return undefined;
  const elapsed = firmware.clock.elapsedSeconds();
  const sampledValue = sampledValues(connector, elapsed, 'Transaction.End', measurands, firmware.random);
  return [{ timestamp, sampledValue }];
}

function nextSample(firmware: Firmware, connector: Connector) {
  return firmware.clock.after(firmware.configuration.number('MeterValueSampleInterval') || 60, () => {
    if (connector.use.kind !== 'charging') return;
    connector.use.sampling = nextSample(firmware, connector);
    advanceMeter(connector, firmware.clock.elapsedSeconds());
    if (firmware.configuration.number('MeterValueSampleInterval') > 0) {
      addMeterValues(firmware, connector, connector.use.transaction, 'Sample.Periodic');
    }
    firmware.emit({ type: 'metered', connectorId: connector.id, registerWh: registerWh(connector) });
    void reportStatus(firmware, connector);
  });
}

function addMeterValues(
  firmware: Firmware,
  connector: Connector,
  transaction: Transaction,
  context: ReadingContext,
): void {
  firmware.outbox.add({
    transaction: transaction.key,
    action: 'MeterValues',
    payload: { connectorId: connector.id, meterValue: [readMeter(firmware, connector, context)] },
  });
}

/** One reading of a connector at this moment, with the measurands the configuration asks for. */
export function readMeter(firmware: Firmware, connector: Connector, context: ReadingContext) {
  const elapsed = firmware.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  const measurands = firmware.configuration.list('MeterValuesSampledData');
  return {
    timestamp: firmware.clock.timestamp(),
    sampledValue: sampledValues(connector, elapsed, context, measurands, firmware.random),
  };
}

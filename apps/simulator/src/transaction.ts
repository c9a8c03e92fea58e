import type { ReadingContext } from '@laadpoort/ocpp/messages/meter-value';
import type { StopReason } from '@laadpoort/ocpp/messages/values';
import { rememberTag } from './authorization.ts';
import type { Connector, PluggedCar, PresentedCard, Transaction } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { advanceMeter, registerWh, sampledValues } from './meter.ts';
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
    id: null,
    startedAt: firmware.clock.timestamp(),
    meterStartWh: registerWh(connector),
  };
  connector.use = { kind: 'charging', plugged, transaction, sampling: nextSample(firmware, connector) };
  firmware.emit({ type: 'transaction-started', connectorId: connector.id, idTag: card.idTag });
  firmware.outbox.add({
    action: 'StartTransaction',
    send: () => deliverStart(firmware, connector, transaction),
  });
  addMeterValues(firmware, connector, transaction, 'Transaction.Begin');
  void reportStatus(firmware, connector);
}

async function deliverStart(
  firmware: Firmware,
  connector: Connector,
  transaction: Transaction,
): Promise<void> {
  const { idTagInfo, transactionId } = await firmware.link.call('StartTransaction', {
    connectorId: connector.id,
    idTag: transaction.idTag,
    meterStart: transaction.meterStartWh,
    timestamp: transaction.startedAt,
  });
  transaction.id = transactionId;
  rememberTag(firmware, transaction.idTag, idTagInfo);
  transaction.parentIdTag ??= idTagInfo.parentIdTag;
  firmware.emit({
    type: 'transaction-confirmed',
    connectorId: connector.id,
    transactionId,
    status: idTagInfo.status,
  });
  const running = connector.use.kind === 'charging' && connector.use.transaction === transaction;
  if (
    running &&
    idTagInfo.status !== 'Accepted' &&
    firmware.configuration.flag('StopTransactionOnInvalidId')
  ) {
    stopTransaction(firmware, connector, 'DeAuthorized');
  }
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
    action: 'StopTransaction',
    async send() {
      const { idTagInfo } = await firmware.link.call('StopTransaction', {
        // -1 when the StartTransaction never got through (errata 3.18).
        transactionId: transaction.id ?? -1,
        meterStop,
        timestamp,
        reason,
        ...(idTag === undefined ? {} : { idTag }),
        ...(transactionData === undefined ? {} : { transactionData }),
      });
      if (idTag !== undefined && idTagInfo !== undefined) rememberTag(firmware, idTag, idTagInfo);
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
  const meterValue = [readMeter(firmware, connector, context)];
  firmware.outbox.add({
    action: 'MeterValues',
    async send() {
      const transactionId = transaction.id ?? -1;
      await firmware.link.call('MeterValues', { connectorId: connector.id, transactionId, meterValue });
    },
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

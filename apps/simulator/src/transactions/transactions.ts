import { randomUUID } from 'node:crypto';
import type { ReadingContext } from '@laadpoort/ocpp/messages/meter-value';
import type { StopReason } from '@laadpoort/ocpp/messages/values';
import type { Clock, Timer } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import type { PluggedCar, PresentedCard, Transaction } from '../connectors/connector-state.ts';
import type { StatusReporter } from '../connectors/status-reporter.ts';
import type { Listener } from '../events.ts';
import { advanceMeter, registerWh } from '../metering/meter.ts';
import type { MeterReader } from '../metering/meter-reader.ts';
import type { Reservations } from '../reservations/reservations.ts';
import type { Outbox } from '../wire/outbox.ts';

/** Starts and stops transactions; what they have to tell goes through the outbox. */
export interface Transactions {
  start(connector: Connector, card: PresentedCard, plugged: PluggedCar): void;
  /** Ends the transaction of a charging connector; the car stays plugged until it is taken away. */
  stop(connector: Connector, reason: StopReason, idTag?: string): void;
}

interface TransactionParts {
  clock: Pick<Clock, 'after' | 'elapsedSeconds' | 'timestamp'>;
  configuration: Pick<Configuration, 'number'>;
  meterReader: MeterReader;
  reservations: Pick<Reservations, 'use'>;
  statuses: Pick<StatusReporter, 'reportChange'>;
  outbox: Pick<Outbox, 'add'>;
  emit: Listener;
}

export const createTransactions = (parts: TransactionParts): Transactions => ({
  start: (connector, card, plugged) => start(parts, connector, card, plugged),
  stop: (connector, reason, idTag) => stop(parts, connector, reason, idTag),
});

const start = (
  parts: TransactionParts,
  connector: Connector,
  card: PresentedCard,
  plugged: PluggedCar,
): void => {
  const { clock } = parts;
  const elapsed = clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  plugged.drawingSince = elapsed;
  const transaction: Transaction = {
    ...card,
    key: randomUUID(),
    id: null,
    meterStartWh: registerWh(connector),
    startedAt: clock.timestamp(),
  };
  connector.use = { kind: 'charging', plugged, transaction, sampling: nextSample(parts, connector) };
  const reservationId = parts.reservations.use(connector, card);
  parts.emit({ type: 'transaction-started', connectorId: connector.id, idTag: card.idTag });
  parts.outbox.add({
    transaction: transaction.key,
    action: 'StartTransaction',
    payload: {
      connectorId: connector.id,
      idTag: card.idTag,
      meterStart: transaction.meterStartWh,
      timestamp: clock.timestamp(),
      ...(reservationId === null ? {} : { reservationId }),
    },
  });
  addMeterValues(parts, connector, transaction, 'Transaction.Begin', elapsed);
  void parts.statuses.reportChange(connector);
};

const stop = (parts: TransactionParts, connector: Connector, reason: StopReason, idTag?: string): void => {
  if (connector.use.kind !== 'charging') return;
  const { transaction, plugged, sampling } = connector.use;
  sampling.cancel();
  advanceMeter(connector, parts.clock.elapsedSeconds());
  const timestamp = parts.clock.timestamp();
  const meterStop = registerWh(connector);
  const transactionData = parts.meterReader.readClosing(connector, timestamp);
  parts.outbox.add({
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
  parts.emit({ type: 'transaction-stopped', connectorId: connector.id, reason, energyWh });
  void parts.statuses.reportChange(connector);
};

const nextSample = (parts: TransactionParts, connector: Connector): Timer => {
  const { clock, configuration } = parts;
  return clock.after(configuration.number('MeterValueSampleInterval') || 60, () => {
    if (connector.use.kind !== 'charging') return;
    connector.use.sampling = nextSample(parts, connector);
    const elapsed = clock.elapsedSeconds();
    advanceMeter(connector, elapsed);
    if (configuration.number('MeterValueSampleInterval') > 0)
      addMeterValues(parts, connector, connector.use.transaction, 'Sample.Periodic', elapsed);
    parts.emit({ type: 'metered', connectorId: connector.id, registerWh: registerWh(connector) });
    void parts.statuses.reportChange(connector);
  });
};

const addMeterValues = (
  { outbox, meterReader }: TransactionParts,
  connector: Connector,
  transaction: Transaction,
  context: ReadingContext,
  elapsedSeconds: number,
): void =>
  outbox.add({
    transaction: transaction.key,
    action: 'MeterValues',
    payload: {
      connectorId: connector.id,
      meterValue: [meterReader.read(connector, context, elapsedSeconds)],
    },
  });

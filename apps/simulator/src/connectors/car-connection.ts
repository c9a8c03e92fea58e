import type { Clock } from '../clock.ts';
import { advanceMeter } from '../metering/meter.ts';
import type { Reservations } from '../reservations/reservations.ts';
import type { Transactions } from '../transactions/transactions.ts';
import type { Car } from './car.ts';
import type { CardReader } from './card-reader.ts';
import { plugIn, type Connector } from './connector.ts';
import type { Fault } from './connector-state.ts';
import type { StatusReporter } from './status-reporter.ts';

/** What cars, and faults, do to a connector. */
export interface CarConnection {
  connect(connector: Connector, car: Partial<Car>): void;
  disconnect(connector: Connector): void;
  /** The car stops or resumes drawing by itself: a timer in the car, a battery too cold or too hot. */
  pause(connector: Connector, paused: boolean): void;
  /** The battery reports full, whatever was left in the sum. */
  finish(connector: Connector): void;
  /** The contactor opens: a running transaction ends, the car stays plugged. */
  raiseFault(connector: Connector, fault: Fault): void;
  clearFault(connector: Connector): void;
}

interface CarConnectionParts {
  clock: Pick<Clock, 'after' | 'elapsedSeconds'>;
  cardReader: Pick<CardReader, 'present'>;
  reservations: Pick<Reservations, 'drop'>;
  statuses: Pick<StatusReporter, 'reportChange'>;
  transactions: Pick<Transactions, 'stop'>;
}

/** Between the end of a transaction at the car's side and the connector being free. */
const releaseSeconds = 1;

export const createCarConnection = (parts: CarConnectionParts): CarConnection => {
  const { clock, statuses, transactions } = parts;
  return {
    connect: (connector, car) => connect(parts, connector, car),
    disconnect: (connector) => disconnect(parts, connector),
    pause(connector, paused) {
      if (connector.use.kind !== 'charging') return;
      const elapsed = clock.elapsedSeconds();
      advanceMeter(connector, elapsed);
      const { plugged } = connector.use;
      plugged.paused = paused;
      plugged.drawingSince = elapsed;
      void statuses.reportChange(connector);
    },
    finish(connector) {
      if (connector.use.kind !== 'charging') return;
      advanceMeter(connector, clock.elapsedSeconds());
      connector.use.plugged.socPercent = 100;
      void statuses.reportChange(connector);
    },
    raiseFault(connector, fault) {
      transactions.stop(connector, 'Other');
      connector.fault = fault;
      parts.reservations.drop(connector);
      void statuses.reportChange(connector);
    },
    clearFault(connector) {
      connector.fault = null;
      void statuses.reportChange(connector);
    },
  };
};

const connect = (
  { cardReader, clock, statuses }: CarConnectionParts,
  connector: Connector,
  car: Partial<Car>,
): void => {
  const { use } = connector;
  const plugged = plugIn(car, clock.elapsedSeconds());
  if (use.kind === 'free' || (use.kind === 'finishing' && use.plugged === null)) {
    connector.use = { kind: 'plugged', plugged };
    void statuses.reportChange(connector);
  } else if (use.kind === 'awaiting-cable') {
    use.timeOut.cancel();
    connector.use = { kind: 'plugged', plugged };
    cardReader.present(connector, use.card);
  } else {
    throw new Error(`Connector ${connector.id} already has a car`);
  }
};

const disconnect = ({ clock, statuses, transactions }: CarConnectionParts, connector: Connector): void => {
  transactions.stop(connector, 'EVDisconnected');
  const { use } = connector;
  if (use.kind !== 'plugged' && use.kind !== 'finishing') return;
  connector.use = { kind: 'finishing', plugged: null };
  const empty = connector.use;
  clock.after(releaseSeconds, () => {
    if (connector.use !== empty) return;
    connector.use = { kind: 'free' };
    void statuses.reportChange(connector);
  });
};

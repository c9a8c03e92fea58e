import { powerLimitW, powerW } from '../metering/power-curve.ts';
import { defaultCar, type Car } from './car.ts';
import type { ConnectorSpec } from './connector-spec.ts';
import type { ConnectorStatus, PluggedCar, Reservation, ConnectorUse, Fault } from './connector-state.ts';

export interface Connector {
  readonly id: number;
  readonly spec: ConnectorSpec;
  use: ConnectorUse;
  fault: Fault | null;
  inoperative: boolean;
  /** ChangeAvailability came during a transaction and waits for its end. */
  inoperativeAfterwards: boolean;
  lockJammed: boolean;
  /** What charging profiles let it deliver now on so many phases. */
  allowedW: (phases: number) => number;
  /** Of this very connector. */
  reservation: Reservation | null;
  /** Lifetime register; fractions are kept, whole Wh are reported. */
  registerWh: number;
  meteredAt: number;
  /** Status last shown and last sent, to tell a change. */
  seen: string | null;
  reported: string | null;
}

export const createConnector = (id: number, spec: ConnectorSpec, registerWh: number): Connector => ({
  id,
  spec,
  use: { kind: 'free' },
  fault: null,
  inoperative: false,
  inoperativeAfterwards: false,
  lockJammed: false,
  allowedW: () => Infinity,
  reservation: null,
  registerWh,
  meteredAt: 0,
  seen: null,
  reported: null,
});

/** The OCPP status that follows from the facts; nothing else decides it. */
export const connectorStatus = (connector: Connector): ConnectorStatus => {
  if (connector.fault !== null) return 'Faulted';
  const { use } = connector;
  if (use.kind === 'charging') {
    if (connector.allowedW(usedPhases(connector)) === 0) return 'SuspendedEVSE';
    return draws(use.plugged) ? 'Charging' : 'SuspendedEV';
  }
  if (connector.inoperative) return 'Unavailable';
  if (use.kind === 'free' && connector.reservation !== null) return 'Reserved';
  return statusWithoutTransaction[use.kind];
};

const statusWithoutTransaction = {
  free: 'Available',
  'awaiting-cable': 'Preparing',
  plugged: 'Preparing',
  finishing: 'Finishing',
} as const;

export const plugIn = (car: Partial<Car>, elapsedSeconds: number): PluggedCar => {
  const whole = { ...defaultCar, ...car };
  return { car: whole, socPercent: whole.socPercent, paused: false, drawingSince: elapsedSeconds };
};

/** Power the connector delivers at a moment in simulated seconds. */
export const deliveredPowerW = (connector: Connector, elapsedSeconds: number): number => {
  if (connector.use.kind !== 'charging' || connector.fault !== null) return 0;
  const { plugged } = connector.use;
  return powerW({
    limitW: Math.min(powerLimitW(connector.spec, plugged.car), connector.allowedW(usedPhases(connector))),
    socPercent: plugged.socPercent,
    paused: plugged.paused,
    drawingSeconds: elapsedSeconds - plugged.drawingSince,
  });
};

const draws = (plugged: PluggedCar): boolean => !plugged.paused && plugged.socPercent < 100;

/** Phases that connector and car have in common. */
export const usedPhases = ({ spec, use }: Connector): number => {
  if (use.kind !== 'charging') return spec.phases;
  return Math.min(spec.phases, use.plugged.car.phases ?? spec.phases);
};

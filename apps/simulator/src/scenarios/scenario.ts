import type { ConnectorSpec } from '../connectors/connector-spec.ts';

/** Lowest and highest; each visit takes a value between them. */
export type Range = readonly [low: number, high: number];

/** One kind of visit by a driver. */
export interface Visit {
  /** How often it happens, relative to the other visits of the scenario. */
  weight: number;
  card: 'own' | 'refused';
  order: 'plug-first' | 'card-first';
  stayMinutes: Range;
  /** What happens half-way through the stay. */
  midway?: 'car-pauses' | 'car-is-full' | 'fault';
  /** `unplug`: the driver just pulls the cable instead of stopping with the card. */
  leave: 'card' | 'unplug';
}

/** A place with its drivers. Times are those of real life; `timeScale` shortens them. */
export interface Scenario {
  connectors: readonly ConnectorSpec[];
  firstArrivalMinutes: Range;
  /** Between two cars at the same connector. */
  freeMinutes: Range;
  visits: readonly Visit[];
}

const cable: ConnectorSpec = { socketType: 'Type 2', fixedCable: true, phases: 1, maxCurrentA: 32 };
const socket: ConnectorSpec = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 16 };
const fastSocket: ConnectorSpec = { ...socket, maxCurrentA: 32 };

const usual = { card: 'own', order: 'plug-first', leave: 'card' } as const;

export const scenarios = {
  home: {
    connectors: [cable],
    firstArrivalMinutes: [0.1, 0.5],
    freeMinutes: [120, 480],
    visits: [
      { ...usual, weight: 3, stayMinutes: [180, 600], midway: 'car-is-full' },
      { ...usual, weight: 2, stayMinutes: [90, 300], midway: 'car-pauses', leave: 'unplug' },
    ],
  },
  'busy-office': {
    connectors: [socket, socket],
    firstArrivalMinutes: [0.1, 4],
    freeMinutes: [1, 6],
    visits: [
      { ...usual, weight: 6, stayMinutes: [25, 120] },
      { ...usual, weight: 3, order: 'card-first', stayMinutes: [25, 120], midway: 'car-is-full' },
      { ...usual, weight: 1, card: 'refused', stayMinutes: [1, 1] },
    ],
  },
  'car-park': {
    connectors: [fastSocket, fastSocket],
    firstArrivalMinutes: [0.1, 3],
    freeMinutes: [1, 8],
    visits: [
      { ...usual, weight: 6, stayMinutes: [10, 45] },
      { ...usual, weight: 2, order: 'card-first', stayMinutes: [10, 45], leave: 'unplug' },
      { ...usual, weight: 1, card: 'refused', stayMinutes: [1, 1] },
      { ...usual, weight: 1, stayMinutes: [6, 12], midway: 'fault' },
    ],
  },
  demo: {
    connectors: [fastSocket, fastSocket],
    firstArrivalMinutes: [0.1, 1],
    freeMinutes: [0.3, 1.5],
    visits: [
      { ...usual, weight: 5, stayMinutes: [3, 8] },
      { ...usual, weight: 2, order: 'card-first', stayMinutes: [3, 6], midway: 'car-pauses' },
      { ...usual, weight: 2, stayMinutes: [3, 6], midway: 'car-is-full', leave: 'unplug' },
      { ...usual, weight: 2, card: 'refused', stayMinutes: [0.5, 0.5] },
      { ...usual, weight: 1, stayMinutes: [2, 4], midway: 'fault' },
    ],
  },
  idle: { connectors: [fastSocket], firstArrivalMinutes: [0, 0], freeMinutes: [0, 0], visits: [] },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

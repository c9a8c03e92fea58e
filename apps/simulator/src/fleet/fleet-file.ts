import { readFileSync } from 'node:fs';
import { type2Socket, type ConnectorSpec } from '../connectors/connector-spec.ts';
import { isQuirkName, quirkNames, type QuirkName } from '../quirks/quirks.ts';
import { isScenarioName, scenarioNames, type ScenarioName } from '../scenarios/scenario.ts';

/** One charge point of a fleet file. */
export interface FleetStation {
  /** OCPP identity, the last segment of its URL. */
  identity: string;
  /** Basic authentication; without it the station connects without credentials. */
  password?: string;
  /** Who comes to charge; `idle` when absent. */
  scenario?: ScenarioName;
  /** Behaves as one of the chargers in the field that differ from the specification. */
  quirk?: QuirkName;
  /** Cards of its drivers; made up when absent. */
  idTags?: string[];
  /** Cards that drivers try although they are not welcome. */
  refusedIdTags?: string[];
  /** Those of the scenario when absent. */
  connectors?: ConnectorSpec[];
  vendor?: string;
  model?: string;
  serialNumber?: string;
  firmwareVersion?: string;
}

/** What `--fleet <file.json>` reads: a JSON list. */
export type Fleet = FleetStation[];

const texts = ['identity', 'password', 'vendor', 'model', 'serialNumber', 'firmwareVersion'] as const;
const lists = ['idTags', 'refusedIdTags'] as const;
const members: ReadonlySet<string> = new Set([...texts, ...lists, 'scenario', 'quirk', 'connectors']);

export const readFleet = (file: string): Fleet => parseFleet(readFileSync(file, 'utf8'));

/** Reads the text of a fleet file; throws an Error that says which station and which member is wrong. */
export const parseFleet = (text: string): Fleet => {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('a fleet is a JSON list of at least one station');
  return list.map((station: unknown, index) => {
    const problem = problemOf(station);
    if (problem !== null) throw new Error(`station ${index + 1}: ${problem}`);
    return station as FleetStation;
  });
};

const problemOf = (station: unknown): string | null => {
  if (!isRecord(station)) return 'is not an object';
  if (station['identity'] === undefined || station['identity'] === '') return 'identity is missing';
  const unknown = Object.keys(station).find((member) => !members.has(member));
  if (unknown !== undefined) return `${unknown} is not known`;
  for (const member of texts) {
    if (station[member] !== undefined && typeof station[member] !== 'string')
      return `${member} is not a text`;
  }
  for (const member of lists) {
    if (station[member] !== undefined && !isTextList(station[member]))
      return `${member} is not a list of texts`;
  }
  const { scenario, quirk, connectors } = station;
  if (quirk !== undefined && !(typeof quirk === 'string' && isQuirkName(quirk))) {
    return `quirk is not one of ${quirkNames.join(', ')}`;
  }
  if (scenario !== undefined && !(typeof scenario === 'string' && isScenarioName(scenario))) {
    return `scenario is not one of ${scenarioNames.join(', ')}`;
  }
  if (
    connectors !== undefined &&
    !(Array.isArray(connectors) && connectors.length > 0 && connectors.every(isConnector))
  ) {
    return `connectors is not a list like [${JSON.stringify(type2Socket)}]`;
  }
  return null;
};

const isConnector = (connector: unknown): boolean =>
  isRecord(connector) &&
  typeof connector['socketType'] === 'string' &&
  typeof connector['fixedCable'] === 'boolean' &&
  (connector['phases'] === 1 || connector['phases'] === 3) &&
  typeof connector['maxCurrentA'] === 'number';

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

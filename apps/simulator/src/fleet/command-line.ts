import { parseArgs } from 'node:util';
import { readFleet, type Fleet } from './fleet-file.ts';
import { readMemory, type FleetMemory } from './memory-file.ts';
import { isQuirkName, quirkNames } from '../quirks/quirks.ts';
import { isScenarioName, scenarioNames } from '../scenarios/scenario.ts';

export const usage = `Simulated OCPP 1.6J charge points.

  node apps/simulator/src/main.ts --url ws://localhost:3000/ocpp [options]

  --secure-url <url>   address for TLS connections (security profiles 2 and 3)
  --stations <n>       number of charge points (1): SIM-0001, SIM-0002, ... or <identity>-1, <identity>-2, ...
  --identity <text>    identity of a single charge point, or the prefix of the identities
  --password <text>    Basic authentication password for all of them
  --scenario <name>    ${scenarioNames.join(', ')} (demo)
  --quirk <name>       behave like a real model that differs from the specification:
                       ${quirkNames.join('\n                       ')}
  --fleet <file.json>  use these charge points instead: a list of { identity, password, scenario, idTags, ... }
  --memory <file>      keep registers and undelivered messages between runs
  --time-scale <n>     run n times faster than real time (1)
  --sample <seconds>   interval between meter values (10)
  --help`;

export interface Command {
  url: string;
  secureUrl: string | null;
  fleet: Fleet;
  memory: FleetMemory;
  memoryFile: string | undefined;
  timeScale: number;
  meterSampleIntervalSeconds: number;
}

const options = {
  url: { type: 'string' },
  'secure-url': { type: 'string' },
  stations: { type: 'string', default: '1' },
  identity: { type: 'string' },
  password: { type: 'string' },
  scenario: { type: 'string', default: 'demo' },
  quirk: { type: 'string' },
  fleet: { type: 'string' },
  memory: { type: 'string' },
  'time-scale': { type: 'string', default: '1' },
  sample: { type: 'string', default: '10' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the flags; `null` asks for the usage, an Error says what is wrong with them. */
export const parseCommandLine = (args: readonly string[]): Command | null => {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) return null;
  const { url = '' } = values;
  if (!/^wss?:\/\/[^/]/.test(url))
    throw new Error('--url must be a ws:// or wss:// address, e.g. ws://localhost:3000/ocpp');
  const secureUrl = values['secure-url'];
  if (secureUrl !== undefined && !/^wss:\/\/[^/]/.test(secureUrl))
    throw new Error('--secure-url must be a wss:// address, e.g. wss://localhost:8443/ocpp');
  return {
    url: url.replace(/\/{1,9}$/, ''),
    secureUrl: secureUrl?.replace(/\/{1,9}$/, '') ?? null,
    fleet: values.fleet === undefined ? alikeStations(values) : fromFile('--fleet', values.fleet, readFleet),
    memory: values.memory === undefined ? {} : fromFile('--memory', values.memory, readMemory),
    memoryFile: values.memory,
    timeScale: positive('--time-scale', values['time-scale']),
    meterSampleIntervalSeconds: positive('--sample', values.sample),
  };
};

const alikeStations = (flags: {
  stations: string;
  scenario: string;
  quirk?: string;
  identity?: string;
  password?: string;
}): Fleet => {
  const { scenario, quirk, identity, password } = flags;
  const count = positive('--stations', flags.stations);
  if (!Number.isInteger(count)) throw new Error('--stations must be a whole number');
  if (!isScenarioName(scenario)) throw new Error(`--scenario must be one of ${scenarioNames.join(', ')}`);
  if (quirk !== undefined && !isQuirkName(quirk)) throw new Error(`There is no quirk ${quirk}; see --help`);
  return Array.from({ length: count }, (_, index) => ({
    identity: identityOf(identity, count, index + 1),
    scenario,
    ...(quirk === undefined ? {} : { quirk }),
    ...(password === undefined ? {} : { password }),
  }));
};

const identityOf = (identity: string | undefined, count: number, number: number): string => {
  if (identity === undefined) return `SIM-${String(number).padStart(4, '0')}`;
  return count === 1 ? identity : `${identity}-${number}`;
};

/** Reads a file that a flag names; what is wrong with it is said with the flag. */
const fromFile = <T>(flag: string, file: string, read: (file: string) => T): T => {
  try {
    return read(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${flag} ${file}: ${reason}`, { cause: error });
  }
};

const positive = (flag: string, text: string): number => {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new Error(`${flag} must be a number above 0`);
  return value;
};

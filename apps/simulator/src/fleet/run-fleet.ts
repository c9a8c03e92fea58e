import { createChargePoint } from '../charge-point.ts';
import type { Command } from './command-line.ts';
import type { ChargePointEvent } from '../events.ts';
import type { FleetStation } from './fleet-file.ts';
import type { ChargePointMemory } from '../memory.ts';
import { writeMemory } from './memory-file.ts';
import { createRandom, seedFrom } from '../random.ts';
import { createCardPool, type CardPool } from '../scenarios/card-pool.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import { scenarios } from '../scenarios/scenario.ts';

const madeUpIdTags = Array.from(
  { length: 12 },
  (_, index) => `04C0FFEE${String(index + 1).padStart(2, '0')}5080`,
);
const strangerIdTags = ['04BADCA4D10180', '04BADCA4D20280'];

/** Runs all stations with their scenarios until the signal, then switches them off. */
export const runFleet = async (
  command: Command,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> => {
  const boxes = new Map<string, CardPool>();
  const memories = await Promise.all(
    command.fleet.map(async (station): Promise<[string, ChargePointMemory]> => {
      const memory = await runStation(command, station, cardsOf(station, boxes), signal, print);
      return [station.identity, memory];
    }),
  );
  if (command.memoryFile !== undefined) {
    writeMemory(command.memoryFile, { ...command.memory, ...Object.fromEntries(memories) });
  }
};

const runStation = async (
  command: Command,
  station: FleetStation,
  cards: CardPool,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<ChargePointMemory> => {
  const { scenario: name = 'idle', idTags: _own, refusedIdTags: _refused, ...equipment } = station;
  const { url, secureUrl, timeScale, meterSampleIntervalSeconds } = command;
  const scenario = scenarios[name];
  const memory = command.memory[station.identity];
  const chargePoint = createChargePoint({
    connectors: scenario.connectors,
    ...equipment,
    url,
    secureUrl,
    timeScale,
    meterSampleIntervalSeconds,
    ...(memory === undefined ? {} : { memory }),
  });
  chargePoint.on((event) => {
    const words = inWords(event);
    if (words !== null && !signal.aborted) print(`${station.identity}  ${words}`);
  });
  chargePoint.start();
  const random = createRandom(seedFrom(station.identity));
  await Promise.all([
    runScenario({ station: chargePoint, scenario, cards, random, timeScale, signal }),
    aborted(signal),
  ]);
  return chargePoint.stop();
};

/** Stations with the same cards share one box, so that no card charges at two places. */
const cardsOf = (station: FleetStation, boxes: Map<string, CardPool>): CardPool => {
  const own = station.idTags ?? madeUpIdTags;
  const refused = station.refusedIdTags ?? strangerIdTags;
  const key = [...own, '|', ...refused].join(' ');
  const box = boxes.get(key) ?? createCardPool(own, refused);
  boxes.set(key, box);
  return box;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const inWords = (event: ChargePointEvent): string | null => {
  switch (event.type) {
    case 'connection-failed':
      return `cannot connect: ${event.message}`;
    case 'disconnected':
      return `disconnected: ${event.code} ${event.reason}`.trim();
    case 'boot-answered':
      return `boot ${event.status}`;
    case 'rebooting':
      return `restarts: ${event.reason}`;
    case 'status':
      return `connector ${event.connectorId} ${event.status}${event.errorCode === 'NoError' ? '' : ` ${event.errorCode}`}`;
    case 'card-refused':
      return `connector ${event.connectorId} card ${event.idTag} refused: ${event.status}`;
    case 'transaction-stopped':
      return `connector ${event.connectorId} stopped: ${event.reason}, ${(event.energyWh / 1_000).toFixed(2)} kWh`;
    case 'message-dropped':
      return `dropped ${event.action}`;
    default:
      return null;
  }
};

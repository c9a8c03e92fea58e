import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedChargePoint } from '../charge-point.ts';
import { randomBetween, type Random } from '../random.ts';
import type { CardPool } from './card-pool.ts';
import { driveVisit, type ScenarioContext } from './drive.ts';
import type { Range, Scenario, Visit } from './scenario.ts';

export interface ScenarioRun {
  station: SimulatedChargePoint;
  scenario: Scenario;
  cards: CardPool;
  random: Random;
  timeScale: number;
  signal: AbortSignal;
}

/** Lets drivers come and go at every connector until the signal; resolves then. */
export const runScenario = async (run: ScenarioRun): Promise<void> => {
  if (run.scenario.visits.length === 0) return;
  const surroundings: ScenarioContext = {
    random: run.random,
    wait: (seconds) => sleep((seconds * 1_000) / run.timeScale, undefined, { signal: run.signal }),
  };
  const connectorIds = run.station.state.connectors.map(({ connectorId }) => connectorId);
  try {
    await Promise.all(connectorIds.map((connectorId) => visitForEver(run, surroundings, connectorId)));
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
};

const visitForEver = async (
  run: ScenarioRun,
  surroundings: ScenarioContext,
  connectorId: number,
): Promise<never> => {
  const { scenario, cards, random, station } = run;
  const minutes = (range: Range) => surroundings.wait(randomBetween(random, ...range) * 60);
  await minutes(scenario.firstArrivalMinutes);
  for (;;) {
    const visit = anyVisit(scenario.visits, random);
    const idTag = visit === undefined ? undefined : cards.take(visit.card, random);
    if (visit !== undefined && idTag !== undefined) {
      await driveVisit(station, connectorId, visit, idTag, surroundings);
      cards.giveBack(idTag);
    }
    await minutes(scenario.freeMinutes);
  }
};

const anyVisit = (visits: readonly Visit[], random: Random): Visit | undefined => {
  let left = random() * visits.reduce((sum, { weight }) => sum + weight, 0);
  return visits.find(({ weight }) => (left -= weight) < 0);
};

import { truncateLimit } from '../smart-charging/charging-profile.ts';
import type { AvailableCurrent } from './available-current.ts';
import { withSent, type LimitSchedule } from './limit-schedule.ts';
import type { ManagedCharger } from './managed-charger.ts';
import { scheduleThatFits } from './schedule-that-fits.ts';
import { shareCurrent, type CurrentDemand } from './share-current.ts';
import { inRotation } from './rotation.ts';
import {
  type LimitReason,
  type PlannedLimit,
  type PlanFacts,
  followsLimits,
  countedAt,
} from './planned-limit.ts';

/**
 * Shares what a grid connection has left among its chargers and decides what to send now: a lower limit immediately, a
 * higher one only if it fits whatever became of everything sent before (docs/protocol/smart-charging.md).
 */
export const planLimits = ({ available, chargers, mayRaise }: PlanFacts, nowMs: number): PlannedLimit[] => {
  const targets =
    available.mode === 'safe'
      ? new Map(chargers.map(({ id, fallbackA }) => [id, fallbackA]))
      : targetsOf(chargers, available.availableA, nowMs);
  const planned: ManagedCharger[] = [...chargers];
  const sends = new Map<string, LimitSchedule>();
  for (const charger of lowerFirst(chargers, targets, nowMs)) {
    const targetA = targets.get(charger.id) ?? charger.fallbackA;
    const send = scheduleThatFits({
      charger,
      targetA,
      others: planned.filter(({ id }) => id !== charger.id),
      availableA: available.availableA,
      mayRaise,
      nowMs,
    });
    if (send === null) continue;
    sends.set(charger.id, send);
    planned[planned.findIndex(({ id }) => id === charger.id)] = {
      ...charger,
      memory: { ...charger.memory, held: withSent(charger.memory.held, send) },
    };
  }
  return chargers.map((charger) => {
    const allowedA = targets.get(charger.id) ?? charger.fallbackA;
    return {
      id: charger.id,
      allowedA,
      countedA: countedAt(charger, nowMs),
      reason: reasonOf(charger, allowedA, available.mode),
      send: sends.get(charger.id) ?? null,
    };
  });
};

const pausedA = ({ pauses, memory, minimumA }: ManagedCharger): number =>
  pauses && !memory.ignoresZero ? 0 : minimumA;

const targetsOf = (
  chargers: readonly ManagedCharger[],
  availableA: number,
  nowMs: number,
): Map<string, number> => {
  const following = chargers.filter(followsLimits);
  const others = chargers.filter((charger) => !followsLimits(charger));
  const othersA = others.reduce(
    (sum, charger) => sum + Math.max(countedAt(charger, nowMs), charger.fallbackA),
    0,
  );
  const cars = inRotation(
    following.filter(({ demandA }) => demandA > 0),
    nowMs,
  );
  const idle = following.filter(({ demandA }) => demandA === 0);
  const share = (idleA: (charger: ManagedCharger) => number) => {
    const roomA = availableA - othersA - idle.reduce((sum, charger) => sum + idleA(charger), 0);
    const shares = shareCurrent(cars.map(demandOf), roomA);
    for (const charger of idle) shares.set(charger.id, idleA(charger));
    for (const charger of others) shares.set(charger.id, charger.fallbackA);
    return shares;
  };
  // Chargers without a car lend their safe share only when somebody needs it: a lent share has to be renewed.
  const generous = share(({ fallbackA }) => fallbackA);
  const suffices = cars.every(({ id, demandA }) => (generous.get(id) ?? 0) >= demandA);
  const shares = suffices ? generous : share(pausedA);
  for (const charger of following) shares.set(charger.id, quantised(charger, shares.get(charger.id) ?? 0));
  return shares;
};

const demandOf = (charger: ManagedCharger): CurrentDemand => ({
  id: charger.id,
  demandA: Math.min(charger.demandA, charger.ratedA),
  minimumA: charger.minimumA,
  pausedA: pausedA(charger),
});

/** Rounded down to a step that the charger supports. */
const quantised = ({ currentStepsA: steps }: ManagedCharger, limitA: number): number => {
  if (steps.length === 0) return truncateLimit(limitA);
  return Math.max(0, ...steps.filter((stepA) => stepA <= limitA));
};

const lowerFirst = (
  chargers: readonly ManagedCharger[],
  targets: ReadonlyMap<string, number>,
  nowMs: number,
) => {
  const raisesByA = (charger: ManagedCharger) => (targets.get(charger.id) ?? 0) - countedAt(charger, nowMs);
  return chargers.toSorted((a, b) => raisesByA(a) - raisesByA(b));
};

const reasonOf = (
  { isConnected, forgets, memory, demandA, minimumA }: ManagedCharger,
  allowedA: number,
  mode: AvailableCurrent['mode'],
): LimitReason => {
  if (!isConnected) return 'offline';
  if (memory.refuses || forgets) return 'refuses';
  if (memory.unresponsive) return 'unresponsive';
  if (memory.held.confirmed === null) return 'not-confirmed';
  if (mode === 'safe') return 'safe-mode';
  if (demandA === 0) return 'no-car';
  if (allowedA < minimumA) return 'waiting';
  return allowedA >= demandA ? 'demand-met' : 'shared';
};

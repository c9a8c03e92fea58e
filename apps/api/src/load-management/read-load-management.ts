import { limitReasonSchema, type LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { availableCurrent, type PhaseCurrents } from '@laadpoort/domain/load-management/available-current';
import { maxHeldLimit } from '@laadpoort/domain/load-management/limit-schedule';
import { countedAt } from '@laadpoort/domain/load-management/planned-limit';
import type { GridConnection as GridRow } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readChargers, type StationCharger } from './read-chargers.ts';
import { gridFactsOf } from './store.ts';

const NOTHING: PhaseCurrents = [0, 0, 0];

/** How the grid connection of a station is currently shared; null if there is no such station. */
export const readLoadManagement = async (
  kernel: Pick<Kernel, 'db' | 'now' | 'directory' | 'isConnected'>,
  stationId: string,
): Promise<LoadManagement | null> => {
  const { prisma } = kernel.db;
  const station = await prisma.station.findUnique({
    where: { id: stationId },
    select: { name: true, gridConnection: true },
  });
  if (!station) return null;
  const chargers = await readChargers(kernel, prisma, stationId);
  const nowMs = kernel.now().getTime();
  const grid = station.gridConnection?.managed ? station.gridConnection : null;
  const facts = grid && gridFactsOf(grid);
  const available = facts && availableCurrent(facts, nowMs);
  return {
    stationId,
    stationName: station.name,
    connection: grid && connectionOf(grid, chargers),
    capacityA: station.gridConnection?.capacityA ?? null,
    mode: available?.mode ?? 'off',
    baseLoadA: [...(available?.baseLoadA ?? NOTHING)],
    tightestPhase: available?.tightestPhase ?? null,
    availableA: available?.availableA ?? null,
    reading: facts?.reading
      ? {
          currentsA: [...facts.reading.currentsA],
          measuredAt: new Date(facts.reading.measuredAtMs).toISOString(),
        }
      : null,
    chargePoints: chargers.map((charger) => shown(charger, grid !== null, nowMs)),
  };
};

const connectionOf = (
  { capacityA, baseLoadA, metered }: GridRow,
  chargers: readonly StationCharger[],
): LoadManagement['connection'] => ({
  capacityA,
  baseLoadA,
  metered,
  fallbacks: chargers.map(({ id, chosenFallbackA }) => ({
    chargePointId: id,
    fallbackA: chosenFallbackA ?? 0,
  })),
});

const shown = (
  charger: StationCharger,
  isOn: boolean,
  nowMs: number,
): LoadManagement['chargePoints'][number] => {
  const { confirmed } = charger.memory.held;
  const holds = confirmed !== null && confirmed.untilMs > nowMs;
  return {
    chargePointId: charger.id,
    serialNumber: charger.serialNumber,
    isConnected: charger.isConnected,
    ratedA: charger.ratedA,
    fallbackA: charger.chosenFallbackA,
    demandA: Math.min(charger.demandA, charger.ratedA),
    allowedA: isOn ? charger.allowedA : null,
    confirmedA: confirmed && maxHeldLimit({ confirmed, sent: [] }, charger.ratedA, nowMs),
    confirmedUntil: holds ? new Date(confirmed.untilMs).toISOString() : null,
    countedA: countedAt(charger, nowMs),
    measuredA: charger.measured?.currentA ?? null,
    reason: isOn ? (limitReasonSchema.safeParse(charger.reason).data ?? null) : null,
  };
};

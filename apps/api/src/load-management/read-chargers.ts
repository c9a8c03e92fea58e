import { safeShareA } from '@laadpoort/domain/load-management/available-current';
import { afterReading } from '@laadpoort/domain/load-management/follow-charger';
import {
  NEW_CHARGER,
  type ChargerMemory,
  type ManagedCharger,
} from '@laadpoort/domain/load-management/managed-charger';
import { profileForms, type ProfileForm, type Wiring } from '@laadpoort/domain/load-management/profile-forms';
import { chargingCapabilities } from '@laadpoort/domain/smart-charging/charging-capabilities';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readMeasured, type Measured } from './read-measured.ts';
import { memoryOf } from './store.ts';
import { demandOf, hasCar } from './demand.ts';

/** A charge point of the station, as the plan needs it and as it is addressed. */
export interface StationCharger extends ManagedCharger {
  readonly accountId: string;
  readonly serialNumber: string;
  /** Null: not reported yet. */
  readonly chosenFallbackA: number | null;
  /** As stored in the database; null: not stored yet. */
  readonly storedMemory: ChargerMemory | null;
  readonly forms: readonly ProfileForm[];
  readonly wiring: Wiring;
  readonly measured: Measured | null;
  readonly allowedA: number | null;
  readonly reason: string | null;
}

/** A call that has not been answered after this will not be. */
const ANSWER_WITHIN_MS = 60_000;

const select = {
  id: true,
  accountId: true,
  serialNumber: true,
  connectors: {
    select: { setUp: true, maxCurrentA: true, phases: true, socketType: true, ocppStatus: true },
  },
  configurationKeys: { select: { key: true, value: true } },
  loadLimit: true,
} satisfies Prisma.ChargePointSelect;

type Row = Prisma.ChargePointGetPayload<{ select: typeof select }>;

/** The charge points of a station with everything that determines their limits. */
export const readChargers = async (
  kernel: Pick<Kernel, 'directory' | 'isConnected' | 'now'>,
  prisma: Prisma.TransactionClient,
  stationId: string,
): Promise<StationCharger[]> => {
  const rows = await prisma.chargePoint.findMany({
    where: { stationId },
    select,
    orderBy: { serialNumber: 'asc' },
  });
  const measured = await readMeasured(
    prisma,
    rows.map(({ id }) => id),
    kernel.now(),
  );
  return rows.map((row) => chargerOf(kernel, row, measured.get(row.id) ?? null));
};

const chargerOf = (
  { directory, isConnected, now }: Pick<Kernel, 'directory' | 'isConnected' | 'now'>,
  row: Row,
  measured: Measured | null,
): StationCharger => {
  const quirks = directory.findById(row.id)?.quirks ?? STANDARD;
  const { loadLimit } = row;
  // A car may draw from a charging point that a person has removed.
  const connectors = row.connectors.filter((each) => each.setUp !== 'hidden' || hasCar(each));
  const ratedA = connectors.reduce((sum, { maxCurrentA }) => sum + maxCurrentA, 0);
  const stored = loadLimit === null ? NEW_CHARGER : memoryOf(loadLimit);
  const memory =
    measured === null
      ? stored
      : afterReading(stored, { measuredA: measured.currentA, atMs: measured.at.getTime() }, { ratedA });
  const forms = profileForms(chargingCapabilities(row.configurationKeys), quirks);
  // With direct current the charger itself spreads the load over all phases.
  const spreads = connectors.every(({ socketType }) => socketType === 'ccs' || socketType === 'chademo');
  // What limits each connector holds for the removed ones too, before a car comes there.
  const wiring = { connectors: Math.max(1, row.connectors.length), phases: spreads ? 3 : 1 };
  const inW = forms[memory.form]?.unit === 'W' && !spreads;
  // A limit in W is counted on one phase, but a car may need its minimum on all of them.
  const needed = inW ? Math.max(1, ...connectors.map(({ phases }) => phases)) : 1;
  const traits = {
    ratedA,
    minimumA: quirks.minimumCurrentA * needed,
    pauses: quirks.pausesAtZero,
    forgets: quirks.profilesAfterReconnect === 'lost',
  };
  const chosenFallbackA = loadLimit?.fallbackA ?? null;
  const unansweredMs = memory.unansweredMs;
  return {
    ...traits,
    id: row.id,
    accountId: row.accountId,
    serialNumber: row.serialNumber,
    chosenFallbackA,
    fallbackA: safeShareA({ ...traits, fallbackA: chosenFallbackA ?? 0 }),
    currentStepsA: quirks.currentStepsA,
    isConnected: isConnected(row.id),
    isBusy: unansweredMs !== null && now().getTime() - unansweredMs < ANSWER_WITHIN_MS,
    demandA: demandOf(connectors, traits.minimumA),
    memory,
    storedMemory: loadLimit === null ? null : stored,
    forms,
    wiring,
    measured,
    allowedA: loadLimit?.allowedA ?? null,
    reason: loadLimit?.reason ?? null,
  };
};

import type { Kernel } from '#chargers/kernel.ts';
import { getSmartCharging, type SmartCharging } from '@laadpoort/contract/smart-charging';
import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import { chargingCapabilities } from '@laadpoort/domain/smart-charging/charging-capabilities';
import { effectiveLimit } from '@laadpoort/domain/smart-charging/effective-limit';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { Database } from '#platform/database/database.ts';
import type { ChargingProfile as ProfileRow } from '#platform/prisma/client.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readConfigurationValues, readProfiles, readRunning } from './store.ts';
import { SHOWN_CONNECTORS } from '#chargers/directory/shown-connectors.ts';

export const registerSmartChargingRoutes = (route: Route, kernel: Kernel): void => {
  route(getSmartCharging, async ({ params: { chargePointId } }, person) =>
    (await kernel.openDevice(person, chargePointId))
      ? readSmartCharging(kernel, chargePointId)
      : refuse('not-found'),
  );
};

const readSmartCharging = async (
  { db, now, directory, isConnected }: Kernel,
  chargePointId: string,
): Promise<SmartCharging> => {
  const quirks = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const forgets = quirks.profilesAfterReconnect === 'lost' && !isConnected(chargePointId);
  const [stored, keys, running, connectors] = await Promise.all([
    readProfiles(db, chargePointId),
    readConfigurationValues(db, chargePointId),
    readRunning(db, chargePointId),
    db.prisma.connector.findMany({
      where: { chargePointId, ...SHOWN_CONNECTORS },
      select: { connectorId: true },
      orderBy: { connectorId: 'asc' },
    }),
  ]);
  const rows = forgets ? stored.map(forgotten) : stored;
  const capabilities = chargingCapabilities(keys);
  const there = rows.filter(({ state }) => state === 'acknowledged').map(inPlace);
  return {
    profiles: await profilesOf(db, rows),
    capabilities: {
      maxStackLevel: quirks.stackLevel ?? capabilities.maxStackLevel,
      units:
        quirks.profileUnit === null ? capabilities.units && [...capabilities.units] : [quirks.profileUnit],
      maxPeriods: capabilities.maxPeriods,
      kind: quirks.profileKind,
      minimumCurrentA: quirks.minimumCurrentA,
      currentStepsA: [...quirks.currentStepsA],
      pausesAtZero: quirks.pausesAtZero,
      profilesAfterReconnect: quirks.profilesAfterReconnect,
    },
    connectors: [0, ...connectors.map(({ connectorId }) => connectorId)].map((connectorId) => {
      const session = running.find((each) => each.connectorId === connectorId);
      const transaction = session ? { id: session.id, startedAt: session.startedAt } : null;
      const limit = effectiveLimit({ profiles: there, connectorId, transaction }, now());
      return {
        connectorId,
        sessionId: session?.id ?? null,
        sessionStartedAt: session?.startedAt.toISOString() ?? null,
        limit: limit && { limit: limit.limit, unit: limit.unit },
      };
    }),
  };
};

/** As it is without a connection. */
const forgotten = (row: ProfileRow): ProfileRow =>
  row.state === 'acknowledged' ? { ...row, state: 'lost' } : row;

const inPlace = ({ connectorId, profile }: ProfileRow) => ({
  connectorId,
  profile: profile as unknown as ChargingProfile,
});

const profilesOf = async (db: Database, rows: readonly ProfileRow[]): Promise<SmartCharging['profiles']> => {
  const people = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(rows.map(({ setById }) => setById))] } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    ...inPlace(row),
    id: row.id,
    state: row.state as SmartCharging['profiles'][number]['state'],
    answer: row.answer,
    setBy: people.find(({ id }) => id === row.setById)?.name ?? '',
    setAt: row.setAt.toISOString(),
  }));
};

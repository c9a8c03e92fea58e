import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { limitAt } from '@laadpoort/domain/smart-charging/limit-at';
import type { ChargingProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import type { Response } from '@laadpoort/ocpp/messages/actions';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { CentralSystemUnderTest } from './central-system-under-test.ts';
import { openTool, type Tool, type ToolConnection } from './tool.ts';

type Answer = Response<'SetChargingProfile'>['status'];

/** A charger on a shared grid connection that draws everything its profile allows. */
export interface SharingCharger {
  readonly tool: Tool;
  cp: ToolConnection;
  /** Profiles in order of arrival. */
  readonly profiles: ChargingProfile[];
  /** The last one that it accepted; null: no limit. */
  accepted: ChargingProfile | null;
  /** Its answer to a profile. */
  answers: (profile: ChargingProfile) => Answer;
  /** How long it takes to apply a profile and answer. */
  answersAfterMs: number;
  /** A car is plugged in. */
  plugIn(): Promise<void>;
  unplug(): Promise<void>;
  measure(currentA: number): Promise<void>;
  /** What it may draw now, A per phase. */
  limitA(): number;
}

export const RATED_A = 32;
const W_PER_A = 230;

/** Chargers of one station, each with one connector of 32 A. */
export const shareConnection = async (central: CentralSystemUnderTest, count: number) => {
  const { prisma } = central.t.database;
  const first = await openTool(central, { connectors: 1 });
  const { stationId } = await prisma.chargePoint.findUniqueOrThrow({
    where: { id: first.chargePointId },
    select: { stationId: true },
  });
  // From the beginning: one that is moved to another station has to connect again.
  const others = Array.from({ length: count - 1 }, () => openTool(central, { stationId, connectors: 1 }));
  const tools = [first, ...(await Promise.all(others))];
  const chargers = await Promise.all(tools.map(connectCharger));
  const base = `/api/stations/${stationId}`;
  let highestA = 0;
  const sumA = () => chargers.reduce((sum, charger) => sum + charger.limitA(), 0);
  const watch = setInterval(() => {
    if (chargers.every(({ accepted }) => accepted !== null)) highestA = Math.max(highestA, sumA());
  }, 5);
  const read = async () => (await tools[0]?.api('owner', 'GET', `${base}/load-management`)) as LoadManagement;
  const of = async (charger: SharingCharger) => {
    const found = (await read()).chargePoints.find(
      ({ chargePointId }) => chargePointId === charger.tool.chargePointId,
    );
    if (!found) throw new Error('no such charger');
    return found;
  };
  return {
    stationId,
    chargers,
    /** The highest total that all of them might have drawn since all had a limit. */
    highestA: () => highestA,
    sumA,
    read,
    of,
    until: (charger: SharingCharger, expected: object, timeout = 45_000) =>
      expect.poll(() => of(charger), { timeout, interval: 100 }).toMatchObject(expected),
    put: (body: object) => tools[0]?.api('owner', 'PUT', `${base}/grid-connection`, body),
    connection: (capacityA: number, fallbackA = 6, more: object = {}) => ({
      capacityA,
      baseLoadA: 0,
      metered: false,
      fallbacks: tools.map(({ chargePointId }) => ({ chargePointId, fallbackA })),
      ...more,
    }),
    reading: (currentsA: readonly number[], measuredAt: Date) =>
      tools[0]?.api('owner', 'POST', `${base}/grid-readings`, {
        currentsA,
        measuredAt: measuredAt.toISOString(),
      }),
    async close() {
      clearInterval(watch);
      await prisma.gridConnection.deleteMany({ where: { stationId } });
      for (const { tool } of chargers) {
        tool.expectNothingUnasked();
        await tool.close();
      }
    },
  };
};

const connectCharger = async (tool: Tool): Promise<SharingCharger> => {
  const cp = await tool.connect();
  await cp.call('BootNotification', { chargePointVendor: 'Tool', chargePointModel: 'Sharing' });
  await cp.status(1, 'Available');
  const charger: SharingCharger = {
    tool,
    cp,
    profiles: [],
    accepted: null,
    answers: () => 'Accepted',
    answersAfterMs: 0,
    plugIn: () => charger.cp.status(1, 'Charging'),
    unplug: () => charger.cp.status(1, 'Available'),
    async measure(currentA) {
      const sampledValue = (['L1', 'L2', 'L3'] as const).map((phase) => ({
        value: String(currentA),
        measurand: 'Current.Import' as const,
        phase,
        unit: 'A' as const,
      }));
      const timestamp = new Date().toISOString();
      await charger.cp.call('MeterValues', { connectorId: 1, meterValue: [{ timestamp, sampledValue }] });
    },
    limitA() {
      const limit = charger.accepted && limitAt(charger.accepted, new Date(), null);
      if (limit === null) return RATED_A;
      return limit.unit === 'W' ? limit.limit / W_PER_A : limit.limit;
    },
  };
  tool.answer({
    async SetChargingProfile({ csChargingProfiles }) {
      const profile = csChargingProfiles as ChargingProfile;
      charger.profiles.push(profile);
      await sleep(charger.answersAfterMs);
      const status = charger.answers(profile);
      if (status === 'Accepted') charger.accepted = profile;
      return { status };
    },
  });
  return charger;
};

import { compositeSchedule } from '@laadpoort/domain/smart-charging/composite-schedule';
import type { ChargingProfile, InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import { effectiveLimit, type LimitFacts } from '@laadpoort/domain/smart-charging/effective-limit';
import { chargingCapabilities } from '@laadpoort/domain/smart-charging/charging-capabilities';
import { clears, replaces } from '@laadpoort/domain/smart-charging/installed-profiles';
import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Connector } from '../connectors/connector.ts';
import type { Device } from '../device.ts';

type Handlers = { [A in OutboundAction]: (payload: Request<A>) => Response<A> };

const voltageV = 230;
/** Below this no car charges (IEC 61851-1). */
const lowestCurrentA = 6;
/** A transaction that has no id yet; profiles that came with its start have none either. */
const noIdYet = -1;

/** The Smart Charging profile of OCPP 1.6. */
export const smartChargingHandlers = (
  device: Device,
): Pick<Handlers, 'SetChargingProfile' | 'ClearChargingProfile' | 'GetCompositeSchedule'> => ({
  SetChargingProfile({ connectorId, csChargingProfiles: profile }) {
    if (!device.configuration.list('SupportedFeatureProfiles').includes('SmartCharging'))
      return { status: 'NotSupported' };
    return { status: install(device, { connectorId, profile }) ? 'Accepted' : 'Rejected' };
  },

  ClearChargingProfile(criteria) {
    const kept = device.chargingProfiles.filter((each) => !clears(criteria, each));
    const cleared = kept.length < device.chargingProfiles.length;
    device.chargingProfiles = kept;
    return { status: cleared ? 'Accepted' : 'Unknown' };
  },

  GetCompositeSchedule({ connectorId, duration, chargingRateUnit: unit = 'A' }) {
    const connector = device.connectors[connectorId - 1];
    if (connectorId > 0 && connector === undefined) return { status: 'Rejected' };
    const scheduleStart = device.clock.timestamp();
    const { chargingSchedulePeriod } = compositeSchedule(factsOf(device, connectorId, connector), {
      from: new Date(scheduleStart),
      durationSeconds: duration,
      unit,
    });
    const periods = chargingSchedulePeriod.map(({ startPeriod, limit }) => ({ startPeriod, limit }));
    const chargingSchedule = { duration, chargingRateUnit: unit, chargingSchedulePeriod: periods };
    return { status: 'Accepted', connectorId, scheduleStart, chargingSchedule };
  },
});

/** Takes a profile, or says no to what cannot be; the profile of a start has no transaction yet. */
export function install(device: Device, wanted: InstalledProfile, withStart = false): boolean {
  const { configuration, connectors } = device;
  const { connectorId, profile } = wanted;
  const { maxStackLevel, maxPeriods, units } = chargingCapabilities(
    [
      'ChargeProfileMaxStackLevel',
      'ChargingScheduleMaxPeriods',
      'ChargingScheduleAllowedChargingRateUnit',
    ].map((key) => ({ key, value: configuration.text(key) })),
  );
  const { chargingSchedule, stackLevel } = profile;
  const fits =
    connectorId <= connectors.length &&
    stackLevel <= (maxStackLevel ?? 0) &&
    chargingSchedule.chargingSchedulePeriod.length <= (maxPeriods ?? 1) &&
    (units ?? []).includes(chargingSchedule.chargingRateUnit);
  const others = device.chargingProfiles.filter((each) => !replaces(wanted, each) && !isOver(device, each));
  const hasRoom = others.length < configuration.number('MaxChargingProfilesInstalled');
  if (!fits || !hasRoom || !(withStart || isInPlace(device, wanted))) return false;
  device.chargingProfiles = [...others, wanted];
  return true;
}

function isInPlace({ connectors }: Device, { connectorId, profile }: InstalledProfile): boolean {
  if (profile.chargingProfilePurpose === 'ChargePointMaxProfile') return connectorId === 0;
  if (profile.chargingProfilePurpose === 'TxDefaultProfile') return true;
  const use = connectors[connectorId - 1]?.use;
  return use?.kind === 'charging' && use.transaction.id === profile.transactionId;
}

/** A TxProfile whose transaction has ended. */
function isOver({ connectors }: Device, { connectorId, profile }: InstalledProfile): boolean {
  if (profile.chargingProfilePurpose !== 'TxProfile' || profile.transactionId === undefined) return false;
  const use = connectors[connectorId - 1]?.use;
  return use?.kind !== 'charging' || use.transaction.id !== profile.transactionId;
}

function factsOf(device: Device, connectorId: number, connector: Connector | undefined): LimitFacts {
  const transaction = connector?.use.kind === 'charging' ? connector.use.transaction : null;
  const id = transaction?.id ?? noIdYet;
  const ofStart = (profile: ChargingProfile) =>
    profile.chargingProfilePurpose === 'TxProfile' && profile.transactionId === undefined
      ? { ...profile, transactionId: id }
      : profile;
  return {
    connectorId,
    transaction: transaction && { id, startedAt: new Date(transaction.startedAt) },
    profiles: device.chargingProfiles.map((each) => ({ ...each, profile: ofStart(each.profile) })),
  };
}

/** What the profiles let a connector deliver now on so many phases, W; 0 where it has to pause. */
export function allowedPowerW(device: Device, connector: Connector, phases: number): number {
  const limit = effectiveLimit(factsOf(device, connector.id, connector), new Date(device.clock.timestamp()));
  if (limit === null) return Infinity;
  const usable = Math.min(phases, limit.numberPhases);
  const allowedW = limit.unit === 'W' ? limit.limit : limit.limit * voltageV * usable;
  return allowedW < lowestCurrentA * voltageV * usable ? 0 : allowedW;
}

import { chargingCapabilities } from '@laadpoort/domain/smart-charging/charging-capabilities';
import type { InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import { replacesProfile } from '@laadpoort/domain/smart-charging/installed-profiles';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';

/** The charging profiles that are installed; kept without power. */
export interface ChargingProfiles {
  readonly installed: readonly InstalledProfile[];
  /** False for what cannot be; the profile of a start has no transaction yet. */
  install(profile: InstalledProfile, withStart?: boolean): boolean;
  /** Removes those that are meant; returns whether there were any. */
  clear(isMeant: (profile: InstalledProfile) => boolean): boolean;
}

interface ChargingProfileParts {
  configuration: Pick<Configuration, 'number' | 'text'>;
  connectors: readonly Connector[];
}

export const createChargingProfiles = (
  { configuration, connectors }: ChargingProfileParts,
  remembered: readonly InstalledProfile[] = [],
): ChargingProfiles => {
  let installed = remembered;
  return {
    get installed() {
      return installed;
    },
    install(profile, withStart = false) {
      const others = installed.filter((each) => !replacesProfile(profile, each) && !isOver(connectors, each));
      const hasRoom = others.length < configuration.number('MaxChargingProfilesInstalled');
      const isFit = isWithinCapabilities(configuration, profile) && profile.connectorId <= connectors.length;
      if (!isFit || !hasRoom || !(withStart || isInPlace(connectors, profile))) return false;
      installed = [...others, profile];
      return true;
    },
    clear(isMeant) {
      const kept = installed.filter((each) => !isMeant(each));
      const cleared = kept.length < installed.length;
      installed = kept;
      return cleared;
    },
  };
};

const isWithinCapabilities = (
  configuration: Pick<Configuration, 'text'>,
  { profile: { chargingSchedule, stackLevel } }: InstalledProfile,
): boolean => {
  const { maxStackLevel, maxPeriods, units } = chargingCapabilities(
    [
      'ChargeProfileMaxStackLevel',
      'ChargingScheduleMaxPeriods',
      'ChargingScheduleAllowedChargingRateUnit',
    ].map((key) => ({ key, value: configuration.text(key) })),
  );
  return (
    stackLevel <= (maxStackLevel ?? 0) &&
    chargingSchedule.chargingSchedulePeriod.length <= (maxPeriods ?? 1) &&
    (units ?? []).includes(chargingSchedule.chargingRateUnit)
  );
};

const isInPlace = (connectors: readonly Connector[], { connectorId, profile }: InstalledProfile): boolean => {
  if (profile.chargingProfilePurpose === 'ChargePointMaxProfile') return connectorId === 0;
  if (profile.chargingProfilePurpose === 'TxDefaultProfile') return true;
  const use = connectors[connectorId - 1]?.use;
  return use?.kind === 'charging' && use.transaction.id === profile.transactionId;
};

/** A TxProfile whose transaction has ended. */
const isOver = (connectors: readonly Connector[], { connectorId, profile }: InstalledProfile): boolean => {
  if (profile.chargingProfilePurpose !== 'TxProfile' || profile.transactionId === undefined) return false;
  const use = connectors[connectorId - 1]?.use;
  return use?.kind !== 'charging' || use.transaction.id !== profile.transactionId;
};

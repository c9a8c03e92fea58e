import type { ChargingProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import { effectiveLimit, type LimitFacts } from '@laadpoort/domain/smart-charging/effective-limit';
import type { Clock } from '../clock.ts';
import type { Connector } from '../connectors/connector.ts';
import type { ChargingProfiles } from './charging-profiles.ts';

const voltageV = 230;
/** Below this no car charges (IEC 61851-1). */
const lowestCurrentA = 6;
/** A transaction that has no id yet; profiles that came with its start have none either. */
const noIdYet = -1;

/** What the limit of a connector, or through 0 of the whole charge point, follows from. */
export const limitFacts = (
  { installed }: Pick<ChargingProfiles, 'installed'>,
  connectorId: number,
  connector: Connector | undefined,
): LimitFacts => {
  const transaction = connector?.use.kind === 'charging' ? connector.use.transaction : null;
  const id = transaction?.id ?? noIdYet;
  const ofStart = (profile: ChargingProfile) =>
    profile.chargingProfilePurpose === 'TxProfile' && profile.transactionId === undefined
      ? { ...profile, transactionId: id }
      : profile;
  return {
    connectorId,
    transaction: transaction && { id, startedAt: new Date(transaction.startedAt) },
    profiles: installed.map((each) => ({ ...each, profile: ofStart(each.profile) })),
  };
};

/** What the profiles let a connector deliver now on so many phases, W; 0 where it has to pause. */
export const allowedPowerW = (
  chargingProfiles: Pick<ChargingProfiles, 'installed'>,
  clock: Pick<Clock, 'timestamp'>,
  connector: Connector,
  phases: number,
): number => {
  const facts = limitFacts(chargingProfiles, connector.id, connector);
  const limit = effectiveLimit(facts, new Date(clock.timestamp()));
  if (limit === null) return Infinity;
  const usable = Math.min(phases, limit.numberPhases);
  const allowedW = limit.unit === 'W' ? limit.limit : limit.limit * voltageV * usable;
  return allowedW < lowestCurrentA * voltageV * usable ? 0 : allowedW;
};

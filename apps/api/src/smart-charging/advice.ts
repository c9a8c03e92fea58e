import type { Kernel } from '#chargers/kernel.ts';
import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import { chargingCapabilities } from '@laadpoort/domain/smart-charging/charging-capabilities';
import { adviceOn } from '@laadpoort/domain/smart-charging/profile-advice';
import type { AdviceFacts } from '@laadpoort/domain/smart-charging/capability-problems';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { refuse, type Refusal } from '#platform/http/route.ts';
import { readConfigurationValues, readRunning } from './store.ts';

interface DesiredProfile {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly profile: ChargingProfile;
  readonly sentWith: AdviceFacts['sentWith'];
}

/** All objections to a profile for this charger, field by field; null if there are none. */
export const adviseAgainst = async (
  { db, directory }: Pick<Kernel, 'db' | 'directory'>,
  { chargePointId, connectorId, profile, sentWith }: DesiredProfile,
): Promise<Refusal | null> => {
  const [keys, running] = await Promise.all([
    readConfigurationValues(db, chargePointId),
    readRunning(db, chargePointId),
  ]);
  const { transactionId } = profile;
  const advice = adviceOn(profile, {
    connectorId,
    sentWith,
    transactionRuns:
      transactionId === undefined
        ? null
        : running.some((session) => session.id === transactionId && session.connectorId === connectorId),
    capabilities: chargingCapabilities(keys),
    quirks: directory.findById(chargePointId)?.quirks ?? STANDARD,
  });
  if (advice.length === 0) return null;
  const member = sentWith === 'set' ? 'csChargingProfiles' : 'chargingProfile';
  return refuse(
    'invalid-request',
    advice.map(({ path, code }) => ({ path: `body.${member}.${path}`, code })),
  );
};

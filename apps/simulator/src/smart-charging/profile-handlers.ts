import { compositeSchedule } from '@laadpoort/domain/smart-charging/composite-schedule';
import { clearsProfile } from '@laadpoort/domain/smart-charging/installed-profiles';
import type { Clock } from '../clock.ts';
import type { CallHandlers } from '../commands/call-handler.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import { limitFacts } from './allowed-power.ts';
import type { ChargingProfiles } from './charging-profiles.ts';

export interface ProfileHandlerParts {
  clock: Pick<Clock, 'timestamp'>;
  configuration: Pick<Configuration, 'list'>;
  connectors: readonly Connector[];
  chargingProfiles: ChargingProfiles;
}

/** The Smart Charging profile of OCPP 1.6. */
export const profileHandlers = ({
  clock,
  configuration,
  connectors,
  chargingProfiles,
}: ProfileHandlerParts): CallHandlers<
  'ClearChargingProfile' | 'GetCompositeSchedule' | 'SetChargingProfile'
> => ({
  SetChargingProfile({ connectorId, csChargingProfiles: profile }) {
    if (!configuration.list('SupportedFeatureProfiles').includes('SmartCharging'))
      return { status: 'NotSupported' };
    return { status: chargingProfiles.install({ connectorId, profile }) ? 'Accepted' : 'Rejected' };
  },
  ClearChargingProfile: (criteria) => ({
    status: chargingProfiles.clear((each) => clearsProfile(criteria, each)) ? 'Accepted' : 'Unknown',
  }),
  GetCompositeSchedule({ connectorId, duration, chargingRateUnit: unit = 'A' }) {
    const connector = connectors[connectorId - 1];
    if (connectorId > 0 && connector === undefined) return { status: 'Rejected' };
    const scheduleStart = clock.timestamp();
    const { chargingSchedulePeriod } = compositeSchedule(
      limitFacts(chargingProfiles, connectorId, connector),
      { from: new Date(scheduleStart), durationSeconds: duration, unit },
    );
    const periods = chargingSchedulePeriod.map(({ startPeriod, limit }) => ({ startPeriod, limit }));
    const chargingSchedule = { duration, chargingRateUnit: unit, chargingSchedulePeriod: periods };
    return { status: 'Accepted', connectorId, scheduleStart, chargingSchedule };
  },
});

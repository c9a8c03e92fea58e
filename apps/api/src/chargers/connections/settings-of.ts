import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ConnectionSettings } from '@laadpoort/ocpp/server/connection-settings';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';

/** What a charge point's quirks and registration mean for its socket; nothing for one without any. */
export const settingsOf = ({
  quirks,
  registration,
}: ChargePointEntry): Partial<ConnectionSettings> | undefined =>
  registration === 'accepted' &&
  quirks.ping === STANDARD.ping &&
  !quirks.assumeOcpp16 &&
  quirks.responseDelayMs === 0 &&
  quirks.textRepair === 'none'
    ? undefined
    : {
        ping: quirks.ping,
        assumeOcpp16: quirks.assumeOcpp16,
        startAnswerDelayMs: quirks.responseDelayMs,
        repairLeadingComma: quirks.textRepair === 'leading-comma',
        bootRefused: registration === 'pending',
      };

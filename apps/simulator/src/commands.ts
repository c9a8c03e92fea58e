import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import { changeAvailability } from './availability.ts';
import type { Firmware } from './firmware.ts';
import { signedUpdateFirmware, updateFirmware } from './firmware-update.ts';
import { getLocalListVersion, sendLocalList } from './local-list.ts';
import { getDiagnostics, getLog } from './logs.ts';
import { reboot, softReset } from './power.ts';
import { remoteStart, remoteStop, type Later } from './remote.ts';
import { cancelReservation, reserveNow } from './reservation.ts';
import { raiseProfile, securityHandlers } from './security.ts';
import { smartChargingHandlers } from './smart-charging.ts';
import { stopTransaction } from './transaction.ts';
import { trigger } from './trigger.ts';

type Handlers = { [A in OutboundAction]: (payload: Request<A>) => Response<A> };

/** The commands of all profiles that it has; any other is answered NotImplemented. */
export type CommandHandlers = Pick<
  Handlers,
  | 'CancelReservation'
  | 'CertificateSigned'
  | 'ChangeAvailability'
  | 'ChangeConfiguration'
  | 'ClearChargingProfile'
  | 'GetCompositeSchedule'
  | 'SetChargingProfile'
  | 'ClearCache'
  | 'DataTransfer'
  | 'DeleteCertificate'
  | 'ExtendedTriggerMessage'
  | 'GetConfiguration'
  | 'GetDiagnostics'
  | 'GetInstalledCertificateIds'
  | 'GetLocalListVersion'
  | 'GetLog'
  | 'InstallCertificate'
  | 'RemoteStartTransaction'
  | 'RemoteStopTransaction'
  | 'ReserveNow'
  | 'Reset'
  | 'SendLocalList'
  | 'SignedUpdateFirmware'
  | 'TriggerMessage'
  | 'UnlockConnector'
  | 'UpdateFirmware'
>;

/** Time between an answer and what it announces, so that the answer is out first. */
const afterAnswerSeconds = 1;

export function commandHandlers(firmware: Firmware): CommandHandlers {
  const later: Later = (action) => void firmware.clock.after(afterAnswerSeconds, action);
  return {
    ...securityHandlers(firmware, later),
    ...smartChargingHandlers(firmware),
    CancelReservation: (request) => cancelReservation(firmware, request, later),
    ChangeAvailability: (request) => changeAvailability(firmware, request, later),
    ChangeConfiguration: (request) => ({ status: changeConfiguration(firmware, request, later) }),
    ClearCache: () => clearCache(firmware),
    DataTransfer: (request) => dataTransfer(firmware, request),
    GetDiagnostics: (request) => getDiagnostics(firmware, request, later),
    GetLocalListVersion: () => getLocalListVersion(firmware),
    GetLog: (request) => getLog(firmware, request, later),
    GetConfiguration: ({ key = [] }) => firmware.configuration.read(key),
    RemoteStartTransaction: (request) => remoteStart(firmware, request, later),
    RemoteStopTransaction: (request) => remoteStop(firmware, request, later),
    ReserveNow: (request) => reserveNow(firmware, request, later),
    SendLocalList: (request) => sendLocalList(firmware, request),
    Reset({ type }) {
      later(() => void (type === 'Hard' ? reboot(firmware, 'HardReset') : softReset(firmware)));
      return { status: 'Accepted' };
    },
    SignedUpdateFirmware: (request) => signedUpdateFirmware(firmware, request, later),
    TriggerMessage: (request) => trigger(firmware, request, later),
    UnlockConnector: (request) => unlockConnector(firmware, request, later),
    UpdateFirmware: (request) => updateFirmware(firmware, request, later),
  };
}

function changeConfiguration(
  firmware: Firmware,
  { key, value }: Request<'ChangeConfiguration'>,
  later: Later,
): Response<'ChangeConfiguration'>['status'] {
  if (key.toLowerCase() === 'securityprofile') return raiseProfile(firmware, value);
  if (key.toLowerCase() !== 'authorizationkey') return firmware.configuration.change(key, value);
  // 16 to 20 bytes in hex (security whitepaper A05); write-only, used from the next connection on.
  if (!/^([0-9a-f]{2}){16,20}$/i.test(value)) return 'Rejected';
  later(() => void firmware.link.setPassword(Buffer.from(value, 'hex')));
  return 'Accepted';
}

/** It has no messages of its own but the one without a name, which it takes. */
function dataTransfer(
  { settings }: Firmware,
  { vendorId, messageId }: Request<'DataTransfer'>,
): Response<'DataTransfer'> {
  if (vendorId !== settings.vendor) return { status: 'UnknownVendorId' };
  return { status: messageId === undefined ? 'Accepted' : 'UnknownMessageId' };
}

function clearCache(firmware: Firmware): Response<'ClearCache'> {
  if (!firmware.configuration.flag('AuthorizationCacheEnabled')) return { status: 'Rejected' };
  firmware.authorizationCache.clear();
  return { status: 'Accepted' };
}

function unlockConnector(
  firmware: Firmware,
  { connectorId }: Request<'UnlockConnector'>,
  later: Later,
): Response<'UnlockConnector'> {
  const connector = firmware.connectors[connectorId - 1];
  if (connector === undefined || connector.spec.fixedCable) return { status: 'NotSupported' };
  if (connector.lockJammed) return { status: 'UnlockFailed' };
  later(() => stopTransaction(firmware, connector, 'UnlockCommand'));
  return { status: 'Unlocked' };
}

import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import { changeAvailability } from '../connectors/availability.ts';
import type { Device } from '../device.ts';
import { signedUpdateFirmware, updateFirmware } from '../maintenance/firmware-update.ts';
import { getLocalListVersion, sendLocalList } from '../authorization/local-list.ts';
import { getDiagnostics, getLog } from '../maintenance/logs.ts';
import { reboot, softReset } from '../maintenance/power.ts';
import { remoteStart, remoteStop, type Later } from '../transactions/remote-control.ts';
import { cancelReservation, reserveNow } from '../connectors/reservations.ts';
import { raiseProfile, securityHandlers } from '../security/security.ts';
import { smartChargingHandlers } from '../smart-charging/charging-profiles.ts';
import { stopTransaction } from '../transactions/transactions.ts';
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

export function commandHandlers(device: Device): CommandHandlers {
  const later: Later = (action) => void device.clock.after(afterAnswerSeconds, action);
  return {
    ...securityHandlers(device, later),
    ...smartChargingHandlers(device),
    CancelReservation: (request) => cancelReservation(device, request, later),
    ChangeAvailability: (request) => changeAvailability(device, request, later),
    ChangeConfiguration: (request) => ({ status: changeConfiguration(device, request, later) }),
    ClearCache: () => clearCache(device),
    DataTransfer: (request) => dataTransfer(device, request),
    GetDiagnostics: (request) => getDiagnostics(device, request, later),
    GetLocalListVersion: () => getLocalListVersion(device),
    GetLog: (request) => getLog(device, request, later),
    GetConfiguration: ({ key = [] }) => device.configuration.read(key),
    RemoteStartTransaction: (request) => remoteStart(device, request, later),
    RemoteStopTransaction: (request) => remoteStop(device, request, later),
    ReserveNow: (request) => reserveNow(device, request, later),
    SendLocalList: (request) => sendLocalList(device, request),
    Reset({ type }) {
      later(() => void (type === 'Hard' ? reboot(device, 'HardReset') : softReset(device)));
      return { status: 'Accepted' };
    },
    SignedUpdateFirmware: (request) => signedUpdateFirmware(device, request, later),
    TriggerMessage: (request) => trigger(device, request, later),
    UnlockConnector: (request) => unlockConnector(device, request, later),
    UpdateFirmware: (request) => updateFirmware(device, request, later),
  };
}

function changeConfiguration(
  device: Device,
  { key, value }: Request<'ChangeConfiguration'>,
  later: Later,
): Response<'ChangeConfiguration'>['status'] {
  if (key.toLowerCase() === 'securityprofile') return raiseProfile(device, value);
  if (key.toLowerCase() !== 'authorizationkey') return device.configuration.change(key, value);
  // 16 to 20 bytes in hex (security whitepaper A05); write-only, used from the next connection on.
  if (!/^([0-9a-f]{2}){16,20}$/i.test(value)) return 'Rejected';
  later(() => void device.link.setPassword(Buffer.from(value, 'hex')));
  return 'Accepted';
}

/** It has no messages of its own but the one without a name, which it takes. */
function dataTransfer(
  { settings }: Device,
  { vendorId, messageId }: Request<'DataTransfer'>,
): Response<'DataTransfer'> {
  if (vendorId !== settings.vendor) return { status: 'UnknownVendorId' };
  return { status: messageId === undefined ? 'Accepted' : 'UnknownMessageId' };
}

function clearCache(device: Device): Response<'ClearCache'> {
  if (!device.configuration.flag('AuthorizationCacheEnabled')) return { status: 'Rejected' };
  device.authorizationCache.clear();
  return { status: 'Accepted' };
}

function unlockConnector(
  device: Device,
  { connectorId }: Request<'UnlockConnector'>,
  later: Later,
): Response<'UnlockConnector'> {
  const connector = device.connectors[connectorId - 1];
  if (connector === undefined || connector.spec.fixedCable) return { status: 'NotSupported' };
  if (connector.lockJammed) return { status: 'UnlockFailed' };
  later(() => stopTransaction(device, connector, 'UnlockCommand'));
  return { status: 'Unlocked' };
}

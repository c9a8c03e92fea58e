import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { AuthorizationCache } from '../authorization/authorization-cache.ts';
import type { LocalList } from '../authorization/local-list.ts';
import {
  configurationHandlers,
  type ConfigurationHandlerParts,
} from '../configuration/configuration-handlers.ts';
import { availabilityHandlers, type AvailabilityParts } from '../connectors/availability.ts';
import { unlockHandlers, type UnlockParts } from '../connectors/unlock.ts';
import { firmwareHandlers, type FirmwareParts } from '../maintenance/firmware-update.ts';
import { logHandlers, type LogParts } from '../maintenance/logs.ts';
import { resetHandlers, type ResetParts } from '../maintenance/reset.ts';
import { reservationHandlers, type ReservationHandlerParts } from '../reservations/reservation-handlers.ts';
import { certificateHandlers, type CertificateHandlerParts } from '../security/certificate-handlers.ts';
import type { Settings } from '../settings.ts';
import { profileHandlers, type ProfileHandlerParts } from '../smart-charging/profile-handlers.ts';
import { remoteControlHandlers, type RemoteControlParts } from '../transactions/remote-control.ts';
import type { CallHandlers } from './call-handler.ts';
import { triggerHandlers, type TriggerParts } from './trigger-handlers.ts';

type CallHandlerParts = AvailabilityParts &
  CertificateHandlerParts &
  ConfigurationHandlerParts &
  FirmwareParts &
  LogParts &
  ProfileHandlerParts &
  RemoteControlParts &
  ReservationHandlerParts &
  ResetParts &
  TriggerParts &
  UnlockParts & {
    settings: Pick<Settings, 'vendor'>;
    authorizationCache: Pick<AuthorizationCache, 'handlers'>;
    localList: Pick<LocalList, 'handlers'>;
  };

/** The answers to all calls of a central system. */
export const callHandlers = (parts: CallHandlerParts): CallHandlers<OutboundAction> => ({
  ...availabilityHandlers(parts),
  ...certificateHandlers(parts),
  ...configurationHandlers(parts),
  ...firmwareHandlers(parts),
  ...logHandlers(parts),
  ...profileHandlers(parts),
  ...remoteControlHandlers(parts),
  ...reservationHandlers(parts),
  ...resetHandlers(parts),
  ...triggerHandlers(parts),
  ...unlockHandlers(parts),
  ...parts.authorizationCache.handlers,
  ...parts.localList.handlers,
  DataTransfer: (request) => dataTransfer(parts.settings.vendor, request),
});

/** It has no messages of its own but the one without a name, which it takes. */
const dataTransfer = (
  vendor: string,
  { vendorId, messageId }: Request<'DataTransfer'>,
): Response<'DataTransfer'> => {
  if (vendorId !== vendor) return { status: 'UnknownVendorId' };
  return { status: messageId === undefined ? 'Accepted' : 'UnknownMessageId' };
};

import type { ChargingProfile, ChargingProfilePurpose, ChargingSchedule } from './charging-profile.ts';
import type { DiagnosticsStatus, Empty, FirmwareStatus, IdTagInfo } from './values.ts';

/** Local list, reservation, smart charging, remote trigger and firmware profiles. */
export interface ChargingMessages {
  GetLocalListVersion: { request: Empty; response: { listVersion: number } };
  SendLocalList: {
    request: {
      listVersion: number;
      localAuthorizationList?: { idTag: string; idTagInfo?: IdTagInfo }[];
      updateType: 'Differential' | 'Full';
    };
    response: { status: 'Accepted' | 'Failed' | 'NotSupported' | 'VersionMismatch' };
  };
  ReserveNow: {
    request: {
      connectorId: number;
      expiryDate: string;
      idTag: string;
      parentIdTag?: string;
      reservationId: number;
    };
    response: { status: 'Accepted' | 'Faulted' | 'Occupied' | 'Rejected' | 'Unavailable' };
  };
  CancelReservation: { request: { reservationId: number }; response: { status: 'Accepted' | 'Rejected' } };
  SetChargingProfile: {
    request: { connectorId: number; csChargingProfiles: ChargingProfile };
    response: { status: 'Accepted' | 'Rejected' | 'NotSupported' };
  };
  ClearChargingProfile: {
    request: {
      id?: number;
      connectorId?: number;
      chargingProfilePurpose?: ChargingProfilePurpose;
      stackLevel?: number;
    };
    response: { status: 'Accepted' | 'Unknown' };
  };
  GetCompositeSchedule: {
    request: { connectorId: number; duration: number; chargingRateUnit?: 'A' | 'W' };
    response: {
      status: 'Accepted' | 'Rejected';
      connectorId?: number;
      scheduleStart?: string;
      chargingSchedule?: ChargingSchedule;
    };
  };
  TriggerMessage: {
    request: {
      requestedMessage:
        | 'BootNotification'
        | 'DiagnosticsStatusNotification'
        | 'FirmwareStatusNotification'
        | 'Heartbeat'
        | 'MeterValues'
        | 'StatusNotification';
      connectorId?: number;
    };
    response: { status: 'Accepted' | 'Rejected' | 'NotImplemented' };
  };
  GetDiagnostics: {
    request: {
      location: string;
      retries?: number;
      retryInterval?: number;
      startTime?: string;
      stopTime?: string;
    };
    response: { fileName?: string };
  };
  DiagnosticsStatusNotification: { request: { status: DiagnosticsStatus }; response: Empty };
  UpdateFirmware: {
    request: { location: string; retries?: number; retrieveDate: string; retryInterval?: number };
    response: Empty;
  };
  FirmwareStatusNotification: { request: { status: FirmwareStatus }; response: Empty };
}

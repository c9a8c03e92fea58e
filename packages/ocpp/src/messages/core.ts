import type { ChargingProfile } from './charging-profile.ts';
import type { WireMeterValue } from './meter-value.ts';
import type { ChargePointErrorCode, ChargePointStatus, Empty, IdTagInfo, StopReason } from './values.ts';

/** Core profile: what every charge point speaks. */
export interface CoreMessages {
  Authorize: { request: { idTag: string }; response: { idTagInfo: IdTagInfo } };
  BootNotification: {
    request: {
      chargePointVendor: string;
      chargePointModel: string;
      chargePointSerialNumber?: string;
      chargeBoxSerialNumber?: string;
      firmwareVersion?: string;
      iccid?: string;
      imsi?: string;
      meterType?: string;
      meterSerialNumber?: string;
    };
    response: { status: 'Accepted' | 'Pending' | 'Rejected'; currentTime: string; interval: number };
  };
  ChangeAvailability: {
    request: { connectorId: number; type: 'Inoperative' | 'Operative' };
    response: { status: 'Accepted' | 'Rejected' | 'Scheduled' };
  };
  ChangeConfiguration: {
    request: { key: string; value: string };
    response: { status: 'Accepted' | 'Rejected' | 'RebootRequired' | 'NotSupported' };
  };
  ClearCache: { request: Empty; response: { status: 'Accepted' | 'Rejected' } };
  DataTransfer: {
    request: { vendorId: string; messageId?: string; data?: string };
    response: { status: 'Accepted' | 'Rejected' | 'UnknownMessageId' | 'UnknownVendorId'; data?: string };
  };
  GetConfiguration: {
    request: { key?: string[] };
    response: {
      configurationKey?: { key: string; readonly: boolean; value?: string }[];
      unknownKey?: string[];
    };
  };
  Heartbeat: { request: Empty; response: { currentTime: string } };
  MeterValues: {
    request: { connectorId: number; transactionId?: number; meterValue: WireMeterValue[] };
    response: Empty;
  };
  RemoteStartTransaction: {
    request: { connectorId?: number; idTag: string; chargingProfile?: ChargingProfile };
    response: { status: 'Accepted' | 'Rejected' };
  };
  RemoteStopTransaction: {
    request: { transactionId: number };
    response: { status: 'Accepted' | 'Rejected' };
  };
  Reset: { request: { type: 'Hard' | 'Soft' }; response: { status: 'Accepted' | 'Rejected' } };
  StartTransaction: {
    request: {
      connectorId: number;
      idTag: string;
      meterStart: number;
      reservationId?: number;
      timestamp: string;
    };
    response: { idTagInfo: IdTagInfo; transactionId: number };
  };
  StatusNotification: {
    request: {
      connectorId: number;
      errorCode: ChargePointErrorCode;
      info?: string;
      status: ChargePointStatus;
      timestamp?: string;
      vendorId?: string;
      vendorErrorCode?: string;
    };
    response: Empty;
  };
  StopTransaction: {
    request: {
      idTag?: string;
      meterStop: number;
      timestamp: string;
      transactionId: number;
      reason?: StopReason;
      transactionData?: WireMeterValue[];
    };
    response: { idTagInfo?: IdTagInfo };
  };
  UnlockConnector: {
    request: { connectorId: number };
    response: { status: 'Unlocked' | 'UnlockFailed' | 'NotSupported' };
  };
}

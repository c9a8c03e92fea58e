import type { Empty, LogStatus, SignedFirmwareStatus } from './values.ts';

type CertificateUse = 'CentralSystemRootCertificate' | 'ManufacturerRootCertificate';

interface CertificateHashData {
  hashAlgorithm: 'SHA256' | 'SHA384' | 'SHA512';
  issuerNameHash: string;
  issuerKeyHash: string;
  serialNumber: string;
}

/** Security extension of the OCPP 1.6 security whitepaper. */
export interface SecurityMessages {
  SecurityEventNotification: {
    request: { type: string; timestamp: string; techInfo?: string };
    response: Empty;
  };
  SignCertificate: { request: { csr: string }; response: { status: 'Accepted' | 'Rejected' } };
  CertificateSigned: { request: { certificateChain: string }; response: { status: 'Accepted' | 'Rejected' } };
  InstallCertificate: {
    request: { certificateType: CertificateUse; certificate: string };
    response: { status: 'Accepted' | 'Failed' | 'Rejected' };
  };
  GetInstalledCertificateIds: {
    request: { certificateType: CertificateUse };
    response: { certificateHashData?: CertificateHashData[]; status: 'Accepted' | 'NotFound' };
  };
  DeleteCertificate: {
    request: { certificateHashData: CertificateHashData };
    response: { status: 'Accepted' | 'Failed' | 'NotFound' };
  };
  ExtendedTriggerMessage: {
    request: {
      requestedMessage:
        | 'BootNotification'
        | 'LogStatusNotification'
        | 'FirmwareStatusNotification'
        | 'Heartbeat'
        | 'MeterValues'
        | 'SignChargePointCertificate'
        | 'StatusNotification';
      connectorId?: number;
    };
    response: { status: 'Accepted' | 'Rejected' | 'NotImplemented' };
  };
  GetLog: {
    request: {
      log: { remoteLocation: string; oldestTimestamp?: string; latestTimestamp?: string };
      logType: 'DiagnosticsLog' | 'SecurityLog';
      requestId: number;
      retries?: number;
      retryInterval?: number;
    };
    response: { status: 'Accepted' | 'Rejected' | 'AcceptedCanceled'; filename?: string };
  };
  LogStatusNotification: { request: { status: LogStatus; requestId?: number }; response: Empty };
  SignedUpdateFirmware: {
    request: {
      retries?: number;
      retryInterval?: number;
      requestId: number;
      firmware: {
        location: string;
        retrieveDateTime: string;
        installDateTime?: string;
        signingCertificate: string;
        signature: string;
      };
    };
    response: {
      status: 'Accepted' | 'Rejected' | 'AcceptedCanceled' | 'InvalidCertificate' | 'RevokedCertificate';
    };
  };
  SignedFirmwareStatusNotification: {
    request: { status: SignedFirmwareStatus; requestId?: number };
    response: Empty;
  };
}

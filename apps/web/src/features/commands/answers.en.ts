/** What each answer of a charger means and what to do next: by call and by status of its response. */
export const answersEn = {
  Reset: {
    Accepted: 'The charger has agreed to restart. This page follows it until it is back.',
    Rejected: 'The charger did not restart. It may be busy: wait a minute, or try a hard reset.',
  },
  ChangeAvailability: {
    Accepted: 'The charger has made the change.',
    Rejected: 'Nothing changed. Check its status: a fault has to be resolved first.',
    Scheduled:
      'A car is charging. The change takes effect when that session ends; you do not need to do anything.',
  },
  UnlockConnector: {
    Unlocked: 'The cable is unlocked and can be taken out.',
    UnlockFailed: 'The cable is stuck. Start a hard reset and pull the cable out while the charger restarts.',
    NotSupported: 'This charging point has no lock that can be opened remotely, or it has a fixed cable.',
  },
  RemoteStartTransaction: {
    Accepted: 'The charger has agreed to start. The session begins when a car is plugged in.',
    Rejected:
      'No session was started. Check that the charging point is free and in service, then try again, or hold the card to the charger.',
  },
  RemoteStopTransaction: {
    Accepted: 'The charger has agreed to stop. This page follows the session until it has ended.',
    Rejected:
      'The charger has no such session running. If the car is still charging, stop it at the charger with the card.',
  },
  GetConfiguration: { Answered: 'The charger’s answer is shown under Configuration.' },
  ChangeConfiguration: {
    Accepted: 'The charger now uses the new value.',
    Rejected:
      'The setting has not changed. It may be read-only, or the charger may not accept this value: check what it allows.',
    RebootRequired: 'The value is saved. The charger uses it only after a restart: send a soft reset.',
    NotSupported: 'The charger does not have this setting. Check the spelling against its configuration.',
  },
  ClearCache: {
    Accepted: 'The charger has cleared its card memory. It will ask us again the next time a card is used.',
    Rejected: 'The charger has no card memory, or it is switched off. Cards work as before.',
  },
  TriggerMessage: {
    Accepted: 'The charger will send the message. You will find it under Events.',
    Rejected: 'The charger cannot send this message now. Wait a minute and try again.',
    NotImplemented:
      'This message cannot be requested from the charger. It only sends it on its own initiative.',
  },
  DataTransfer: {
    Accepted: 'The charger accepted the message. Its reply is in the answer.',
    Rejected: 'The charger knows the message but refused its content. Check it against the charger’s manual.',
    UnknownVendorId: 'The charger does not know this vendor. Check the name against the charger’s manual.',
    UnknownMessageId:
      'The charger knows the vendor but not this message. Check it against the charger’s manual.',
  },
  GetLocalListVersion: {
    Answered: 'The version is in the answer: 0 means an empty list, -1 that the charger keeps no list.',
  },
  SendLocalList: {
    Accepted: 'The charger has the list.',
    Failed: 'The charger could not store the list. It may be too long: send fewer cards.',
    NotSupported: 'The charger keeps no card list. We check every card while it is connected.',
    VersionMismatch:
      'The charger has a different version from the one that these changes apply to. Send the whole list, with a higher version.',
  },
  ReserveNow: {
    Accepted: 'The charging point is kept free for this card until the given time.',
    Faulted: 'Nothing was reserved: the charging point has a fault. Choose another one.',
    Occupied:
      'Nothing was reserved: the charging point is in use. Choose another one, or wait until it is free.',
    Rejected:
      'Nothing was reserved: the charger does not accept reservations, or not for this charging point.',
    Unavailable: 'Nothing was reserved: the charging point is out of order. Put it back in service first.',
  },
  CancelReservation: {
    Accepted: 'The charging point is free again.',
    Rejected: 'The charger has no reservation with this number. It has already ended, or never existed.',
  },
  SetChargingProfile: {
    Accepted: 'The charger has the profile. Ask for its charging schedule to see the effect.',
    Rejected:
      'The limits have not changed. Check the unit, the number of steps and the stack level: the charger may support fewer.',
    NotSupported: 'The charger does not support charging profiles, so it cannot be limited remotely.',
  },
  ClearChargingProfile: {
    Accepted: 'The profiles are gone. The remaining profiles apply, or else the charger’s own limit.',
    Unknown: 'The charger had no matching profile, so there was nothing to clear.',
  },
  GetCompositeSchedule: {
    Accepted: 'The schedule is in the answer.',
    Rejected:
      'The charger did not give a schedule. Check that the charging point exists and that the charger supports charging profiles.',
  },
  GetDiagnostics: {
    Answered:
      'The charger has the request and will upload the file when it is ready. If the answer contains no file name, there is nothing to upload.',
  },
  UpdateFirmware: {
    Answered:
      'The charger has received the request but is not updated yet. It downloads and installs when it is ready, and reports its progress.',
  },
  CertificateSigned: {
    Accepted: 'The charger has its new certificate and will use it from its next connection.',
    Rejected:
      'The charger keeps its old certificate. The new one does not match the key of its last request: ask it for a new request (SignChargePointCertificate).',
  },
  InstallCertificate: {
    Accepted: 'The charger now trusts this root certificate.',
    Failed:
      'The charger could not store it. Its certificate store may be full: delete a root certificate that is no longer needed.',
    Rejected:
      'Nothing was installed. The charger does not regard it as a valid root certificate: check the file, its dates and the chosen kind.',
  },
  GetInstalledCertificateIds: {
    Accepted: 'The certificates are listed in the answer by their hashes.',
    NotFound: 'The charger has no certificates of this kind.',
  },
  DeleteCertificate: {
    Accepted: 'The charger no longer has this certificate.',
    Failed: 'The certificate is still there. It may be in use: install its replacement first.',
    NotFound:
      'The charger has no such certificate. Ask which certificates it has, and copy the hashes from the answer.',
  },
  ExtendedTriggerMessage: {
    Accepted: 'The charger will send the message. You will find it under Events.',
    Rejected: 'The charger cannot send this message now. Wait a minute and try again.',
    NotImplemented:
      'This message cannot be requested from the charger. It only sends it on its own initiative.',
  },
  GetLog: {
    Accepted: 'The charger will upload the log when it is ready.',
    Rejected: 'There will be no log: the charger has none for this period. Ask again without dates.',
    AcceptedCanceled: 'The charger will upload this log and has cancelled the previous upload.',
  },
  SignedUpdateFirmware: {
    Accepted:
      'The charger has received the request but is not updated yet. It downloads, verifies and installs when it is ready, and reports its progress.',
    Rejected:
      'The charger keeps its current firmware. Another update may be in progress: wait until it has finished.',
    AcceptedCanceled: 'The charger is starting this update and has cancelled the previous one.',
    InvalidCertificate:
      'The charger keeps its current firmware. It does not trust the signing certificate: use the manufacturer’s certificate, or install the manufacturer’s root certificate first.',
    RevokedCertificate:
      'The charger keeps its current firmware. The manufacturer has revoked the signing certificate: ask for a newly signed file.',
  },
};

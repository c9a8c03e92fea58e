/** What each answer of a charger means and what to do next: by call and by status of its response. */
export const answersEn = {
  Reset: {
    Accepted: 'The charger agreed to restart. We follow it until it is back.',
    Rejected: 'It goes on as it was. It may be busy: wait a minute, or try a hard reset.',
  },
  ChangeAvailability: {
    Accepted: 'The charger has changed it.',
    Rejected: 'Nothing changed. Look at its state: a fault has to be solved first.',
    Scheduled: 'A car is charging. The change follows when that session ends; there is nothing to do.',
  },
  UnlockConnector: {
    Unlocked: 'The cable is loose and can be taken out.',
    UnlockFailed: 'The cable is stuck. Pull it while the charger restarts, with Hard reset.',
    NotSupported: 'This charging point has no lock that can be opened from here, or its cable is fixed.',
  },
  RemoteStartTransaction: {
    Accepted: 'The charger agreed to start. The session begins when a car is plugged in.',
    Rejected:
      'No session started. Is the charging point free and in service? Then try again, or hold the card to the charger.',
  },
  RemoteStopTransaction: {
    Accepted: 'The charger agreed to stop. We follow it until the session has ended.',
    Rejected: 'The charger knows no such session now. If the car still charges, stop it there with the card.',
  },
  GetConfiguration: { Answered: 'What the charger said stands under Configuration.' },
  ChangeConfiguration: {
    Accepted: 'The charger uses the new value.',
    Rejected:
      'The setting has kept its value. Either it can only be read, or the charger does not take this value: look up what it allows.',
    RebootRequired: 'The value is stored. The charger uses it after a restart: send a soft reset.',
    NotSupported: 'The charger does not have this setting. Compare the spelling with its configuration.',
  },
  ClearCache: {
    Accepted: 'The charger has forgotten which cards it has seen. It asks us again at the next tap.',
    Rejected: 'The charger keeps no such memory, or it is switched off. Cards work as before.',
  },
  TriggerMessage: {
    Accepted: 'The message comes by itself. Look for it under Events.',
    Rejected: 'The charger cannot send this message now. Wait a minute and ask again.',
    NotImplemented: 'The charger cannot be asked for this message. It sends it only by itself.',
  },
  DataTransfer: {
    Accepted: 'The charger took the message. What it said to it stands in its answer.',
    Rejected: 'The charger knows the message but refused what is in it. Compare it with its manual.',
    UnknownVendorId: 'The charger does not know this vendor. Compare the name with its manual.',
    UnknownMessageId: 'The charger knows the vendor but not this message. Compare it with its manual.',
  },
  GetLocalListVersion: {
    Answered: 'The number stands in its answer: 0 is an empty list, -1 that it keeps no list.',
  },
  SendLocalList: {
    Accepted: 'The charger has the list.',
    Failed: 'The charger could not store the list. It may be too long for it: send fewer cards.',
    NotSupported: 'The charger keeps no list of cards. Its cards are checked here, while it is connected.',
    VersionMismatch:
      'The charger has another version than these changes build on. Send the whole list, with a higher number.',
  },
  ReserveNow: {
    Accepted: 'The place is kept for this card until the time given.',
    Faulted: 'Nothing is reserved: the charging point has a fault. Take another one.',
    Occupied:
      'Nothing is reserved: the charging point is in use. Take another one, or wait until it is free.',
    Rejected: 'Nothing is reserved: the charger takes no reservations, or none for this charging point.',
    Unavailable: 'Nothing is reserved: the charging point is out of order. Put it back in service first.',
  },
  CancelReservation: {
    Accepted: 'The place is free again.',
    Rejected: 'The charger has no reservation with this number. It has ended already, or never was there.',
  },
  SetChargingProfile: {
    Accepted: 'The charger has the profile. Ask its charging schedule to see what it makes of it.',
    Rejected:
      'The limits are as they were. Look at the unit, the number of steps and the level: the charger may take fewer.',
    NotSupported: 'The charger takes no charging profiles: it cannot be limited from here.',
  },
  ClearChargingProfile: {
    Accepted: 'The profiles are gone. What is left decides, or the charger’s own limit.',
    Unknown: 'The charger had no profile that fits this, so there was nothing to clear.',
  },
  GetCompositeSchedule: {
    Accepted: 'The schedule stands in its answer.',
    Rejected:
      'The charger gave no schedule. Is there such a charging point, and does it take charging profiles?',
  },
  GetDiagnostics: {
    Answered:
      'The charger has the request and brings the file in its own time. Without a file name it has nothing to bring.',
  },
  UpdateFirmware: {
    Answered:
      'The charger has the order; it is not updated yet. It fetches and installs in its own time, and tells how far it is.',
  },
  CertificateSigned: {
    Accepted: 'The charger has its new certificate and shows it from the next connection on.',
    Rejected:
      'The charger keeps the certificate it had. This one is not for the key of its last request: ask it for a new request (SignChargePointCertificate).',
  },
  InstallCertificate: {
    Accepted: 'The charger trusts this root from now on.',
    Failed: 'The charger could not store it. Its store may be full: delete a root that is no longer needed.',
    Rejected:
      'Nothing was installed. The charger takes it for no valid root: look at the file, its dates and the kind chosen.',
  },
  GetInstalledCertificateIds: {
    Accepted: 'The certificates stand in its answer, by their hashes.',
    NotFound: 'The charger has no certificate of this kind.',
  },
  DeleteCertificate: {
    Accepted: 'The charger no longer has this certificate.',
    Failed: 'The certificate is still there. It may be in use: install its successor first.',
    NotFound: 'The charger has no such certificate. Ask which it has, and copy the hashes from there.',
  },
  ExtendedTriggerMessage: {
    Accepted: 'The message comes by itself. Look for it under Events.',
    Rejected: 'The charger cannot send this message now. Wait a minute and ask again.',
    NotImplemented: 'The charger cannot be asked for this message. It sends it only by itself.',
  },
  GetLog: {
    Accepted: 'The charger brings the log in its own time.',
    Rejected: 'No log comes: the charger has none for this time. Ask without dates.',
    AcceptedCanceled: 'The charger brings this log, and has given up the one that was under way.',
  },
  SignedUpdateFirmware: {
    Accepted:
      'The charger has the order; it is not updated yet. It fetches, checks and installs in its own time, and tells how far it is.',
    Rejected:
      'The charger goes on with the firmware it has. An update may be under way: wait until it has ended.',
    AcceptedCanceled: 'The charger begins this update, and has given up the one that was under way.',
    InvalidCertificate:
      'The charger goes on with the firmware it has. It does not trust the signing certificate: take the one of the manufacturer, or install the manufacturer’s root first.',
    RevokedCertificate:
      'The charger goes on with the firmware it has. The manufacturer has withdrawn the signing certificate: ask for a newly signed file.',
  },
};

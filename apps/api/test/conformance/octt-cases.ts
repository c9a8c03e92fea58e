/**
 * The cases that the OCA's test document lists for a central system of OCPP 1.6, one test each. Sections are the
 * document's profiles; ids are its own, including the gaps.
 */
export const OCTT_CASES = {
  Core: {
    TC_001: 'Cold boot',
    TC_003: 'Regular charging session, plugin first',
    TC_004_1: 'Regular charging session, identification first',
    TC_004_2: 'Identification first, connection time-out',
    TC_005_1: 'EV side disconnected',
    TC_007: 'Regular start with a cached id',
    TC_010: 'Remote start, cable plugged in first',
    TC_011_1: 'Remote start first',
    TC_011_2: 'Remote start first, time-out',
    TC_012: 'Remote stop',
    TC_013: 'Hard reset',
    TC_014: 'Soft reset',
    TC_017_1: 'Unlock connector, no session, detachable cable',
    TC_017_2: 'Unlock connector, no session, fixed cable',
    TC_018_1: 'Unlock connector with a session',
    TC_019_1: 'Retrieve all configuration keys',
    TC_019_2: 'Retrieve one configuration key',
    TC_021: 'Change a configuration key',
    TC_023_1: 'Authorize an invalid card',
    TC_023_2: 'Authorize an expired card',
    TC_023_3: 'Authorize a blocked card',
    TC_024: 'Start with a lock failure',
    TC_026: 'Remote start rejected',
    TC_028: 'Remote stop rejected',
    TC_030: 'Unlock connector fails',
    TC_031: 'Unlock an unknown connector',
    TC_032_1: 'Power failure, stop of the transaction',
    TC_037_1: 'Offline start with a valid card',
    TC_037_3: 'Offline start with an invalid card',
    TC_039: 'Offline transaction',
    TC_040_1: 'Configuration key not supported',
    TC_040_2: 'Configuration value invalid',
    TC_061: 'Clear the authorization cache',
    TC_064: 'DataTransfer to the central system',
  },
  'Local authorization list': {
    TC_042_1: 'Get the list version, not supported',
    TC_042_2: 'Get the list version, empty',
    TC_043_1: 'Send the list, not supported',
    TC_043_3: 'Send the list, failed',
    TC_043_4: 'Send the list, full',
    TC_043_5: 'Send the list, differential',
  },
  'Firmware and diagnostics': {
    TC_044_1: 'Firmware update',
    TC_044_2: 'Firmware update, download failed',
    TC_044_3: 'Firmware update, installation failed',
    TC_045_1: 'Diagnostics',
    TC_045_2: 'Diagnostics, upload failed',
  },
  Reservation: {
    TC_046: 'Reserve a connector and charge',
    TC_047: 'Reserve a connector, expired',
    TC_048_1: 'Reserve a connector, faulted',
    TC_048_2: 'Reserve a connector, occupied',
    TC_048_3: 'Reserve a connector, unavailable',
    TC_048_4: 'Reserve a connector, rejected',
    TC_049: 'Reserve a charge point',
    TC_051: 'Cancel a reservation',
    TC_052: 'Cancel a reservation, rejected',
    TC_053: 'Use of a reservation by a card of its group',
  },
  'Remote trigger': {
    TC_054: 'Trigger a message',
    TC_055: 'Trigger a message, rejected',
  },
  'Smart charging': {
    TC_056: 'Default charging profile',
    TC_057: 'Charging profile of a transaction',
    TC_059: 'Remote start with a charging profile',
    TC_066: 'Composite schedule',
    TC_067: 'Clear charging profiles',
  },
  Security: {
    TC_073: 'Update the password',
    TC_074: 'Renew the charge point certificate',
    TC_075_1: 'Install a manufacturer root certificate',
    TC_075_2: 'Install a central system root certificate',
    TC_076: 'Delete a certificate',
    TC_077: 'Invalid charge point certificate event',
    TC_078: 'Invalid central system certificate event',
    TC_079: 'Security log',
    TC_080: 'Signed firmware update',
    TC_081: 'Signed firmware update, invalid signature',
    TC_083: 'Upgrade of the security profile',
    TC_085: 'Basic authentication',
    TC_086: 'TLS, server certificate',
    TC_087: 'TLS, client certificate',
    TC_088: 'WebSocket subprotocol negotiation',
  },
} as const;

type Sections = typeof OCTT_CASES;
export type OcttCase = { [S in keyof Sections]: keyof Sections[S] }[keyof Sections];

const names: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(OCTT_CASES));

/** The title of a case's test; the report finds it by the id at its beginning. */
export const titleOf = (id: OcttCase): string => `${id} ${names[id]}`;

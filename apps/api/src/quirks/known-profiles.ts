import type { Quirks } from '@laadpoort/domain/stations/quirks';

export interface KnownProfile {
  readonly name: string;
  readonly vendor: string;
  readonly model?: string;
  readonly firmwareFrom?: string;
  readonly firmwareUntil?: string;
  readonly settings: Partial<Quirks>;
  readonly description: string;
  /** Where it was reported; none of it was verified on hardware. */
  readonly source: string;
}

/** Reported behaviour of real chargers, as far as our settings cover it. */
export const KNOWN_PROFILES: readonly KnownProfile[] = [
  {
    name: 'EVBox: offers that are no limits',
    vendor: 'EV*Box*',
    settings: { measurands: { 'Current.Offered': 'ignore', 'Power.Offered': 'ignore', SoC: 'ignore' } },
    description: 'Reports nonsense for offered current, offered power and state of charge, such as 90 A.',
    source: 'evcc-io/evcc#29652, evcc-io/evcc#29588',
  },
  {
    name: 'Wallbox 5 and 6: charging profiles',
    vendor: 'Wall*box*',
    firmwareFrom: '5',
    firmwareUntil: '7',
    settings: { stackLevel: 0, profileKind: 'Relative' },
    description: 'Refuses charging profiles unless the stack level is 0 and the kind is Relative.',
    source: 'evcc-io/evcc#15492, evcc-io/evcc#15535, evcc-io/evcc#15581, evcc-io/evcc#15864',
  },
  {
    name: 'ABB Terra AC',
    vendor: 'ABB*',
    model: '*AC*',
    settings: {
      configurationKeysAtOnce: 1,
      stackLevel: 0,
      pausesAtZero: false,
      register: 'session',
      offlineAfterSeconds: 600,
    },
    description:
      'Restarts when its whole configuration is requested, refuses stack levels above 0 and limits of 0, counts energy from 0 in every session, and takes a long time to reconnect.',
    source:
      'lbbrhzn/ocpp#1275, lbbrhzn/ocpp#169, evcc-io/evcc#15533, evcc-io/evcc#15493, evcc-io/evcc#28868, evcc-io/evcc#9071',
  },
  {
    name: 'ABB Terra DC: limits in watts',
    vendor: 'ABB*',
    model: '*DC*',
    settings: { profileUnit: 'W' },
    description: 'Does not support charging profiles in ampere.',
    source: 'evcc-io/evcc#30114',
  },
  {
    name: 'Vestel: one configuration key at a time',
    vendor: 'Vestel*',
    settings: { configurationKeysAtOnce: 1, offlineAfterSeconds: 900 },
    description: 'Returns only one configuration key per request, and restarts every night.',
    source: 'evcc-io/evcc#15726, evcc-io/evcc#15528',
  },
  {
    name: 'Webasto Next: one configuration key at a time',
    vendor: 'Webasto*',
    settings: { configurationKeysAtOnce: 1, offlineAfterSeconds: 900 },
    description: 'Returns only one configuration key per request, and restarts every night.',
    source: 'evcc-io/evcc#15726, evcc-io/evcc#15528',
  },
  {
    name: 'Autel MaxiCharger: limits in watts',
    vendor: '*Autel*',
    settings: { profileUnit: 'W' },
    description: 'Uses watts internally, whatever the unit of a charging profile.',
    source: 'lbbrhzn/ocpp#1019',
  },
  {
    name: 'Growatt THOR',
    vendor: '*Growatt*',
    settings: { zonelessTime: 'station', setUp: 'quiet' },
    description:
      'Writes local time without a zone, reports nothing about its configuration, and keeps restarting if it is set up anyway.',
    source: 'evcc-io/evcc#10399, lbbrhzn/ocpp#1272, lbbrhzn/ocpp#1293',
  },
  {
    name: 'go-e: switches as 0 and 1',
    vendor: 'go-e*',
    settings: { booleans: 'one-zero' },
    description: 'Uses 1 and 0 where other chargers use true and false.',
    source: 'goecharger/go-eCharger-API-v2#105',
  },
  {
    name: 'go-e: forgets its limit',
    vendor: 'go-e*',
    settings: { profilesAfterReconnect: 'lost', limitAfterPause: 'ignored' },
    description:
      'Charges at full power when its connection is lost, and ignores the first limit after a pause. Also set a limit in the charger itself.',
    source: 'goecharger/go-eCharger-API-v2#217, goecharger/go-eCharger-API-v2#155',
  },
  {
    name: 'NEcharge: five currents',
    vendor: 'NE*charge*',
    settings: { currentStepsA: [6, 8, 10, 13, 16] },
    description: 'Charges at 6, 8, 10, 13 or 16 A; other limits have no effect.',
    source: 'evcc-io/evcc, template of NEcharge',
  },
  {
    name: 'Wallbe, Phoenix Contact: no set-up',
    vendor: 'Wallbe*',
    settings: { setUp: 'skip' },
    description: 'Does not allow its measurands to be configured.',
    source: 'evcc-io/evcc#4008',
  },
  {
    name: 'Huawei SCharger: limits in watts',
    vendor: '*Huawei*',
    settings: { profileUnit: 'W' },
    description: 'Accepts charging profiles in watts only.',
    source: 'lbbrhzn/ocpp#1144, lbbrhzn/ocpp#1810',
  },
  {
    name: 'ZJ Beny: commas too many',
    vendor: '*Beny*',
    settings: { textRepair: 'leading-comma' },
    description:
      'Writes a comma before the first member of an object. If even its first message cannot be read, set this for the charger by hand.',
    source: 'lbbrhzn/ocpp#1078, evcc-io/evcc#14888',
  },
  {
    name: 'EN+ and Caro: no pings, no out of order',
    vendor: 'EN+*',
    settings: { ping: 'off', changeAvailability: false },
    description:
      'Does not answer pings. When it is put out of order it does not answer either, and disconnects half a minute later.',
    source: 'lbbrhzn/ocpp#211, lbbrhzn/ocpp#1851, evcc-io/evcc#30113',
  },
  {
    name: 'FoxESS: slow to come back',
    vendor: '*Fox*ESS*',
    settings: { offlineAfterSeconds: 1_200 },
    description: 'Reconnects only 6 to 19 minutes after its connection was lost.',
    source: 'lbbrhzn/ocpp#2012',
  },
  {
    name: 'Grizzl-E',
    vendor: '*Grizzl*',
    settings: {
      assumeOcpp16: true,
      measurands: { 'Current.Export': 'Current.Import' },
      register: 'session',
      minimumCurrentA: 7,
    },
    description:
      'Names no OCPP version (set this by hand for a charger that has never connected), reports delivered current as exported, counts energy from the start of a session, and ignores limits below 7 A.',
    source: 'lbbrhzn/ocpp#442, lbbrhzn/ocpp#176, lbbrhzn/ocpp#899, lbbrhzn/ocpp#2093, evcc-io/evcc#32502',
  },
  {
    name: 'Free2move eProWallbox: answers too fast',
    vendor: '*Free2move*',
    settings: { responseDelayMs: 1_500 },
    description: 'Disconnects if the start of a session is confirmed within a second.',
    source: 'lbbrhzn/ocpp#2080',
  },
  {
    name: 'Ocular: card numbers of 18 characters',
    vendor: 'Ocular*',
    settings: { idTagLength: 18 },
    description: 'Returns card numbers of 20 characters with two extra characters.',
    source: 'lbbrhzn/ocpp#2030',
  },
  {
    name: 'StarCharge: left alone',
    vendor: '*Star*Charge*',
    settings: { setUp: 'quiet' },
    description: 'Keeps reconnecting when it is asked to identify itself again.',
    source: 'lbbrhzn/ocpp#1096',
  },
  {
    name: 'Fronius Wattpilot: no set-up',
    vendor: 'Fronius*',
    settings: { setUp: 'skip' },
    description: 'Does not support the calls that set up a charger.',
    source: 'lbbrhzn/ocpp#1036',
  },
  {
    name: 'Mennekes: slow to connect',
    vendor: 'Mennekes*',
    settings: { offlineAfterSeconds: 300 },
    description: 'Takes a long time to connect.',
    source: 'evcc-io/evcc#30650',
  },
  {
    name: 'ATESS, Project EV: left alone',
    vendor: 'ATESS*',
    settings: { setUp: 'quiet' },
    description: 'Refuses every request for a message, so there is no point in asking.',
    source: 'evcc-io/evcc#15768',
  },
];

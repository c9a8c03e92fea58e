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
    description:
      'Fills the offered current and power and the charge of the battery with nonsense, such as 90 A.',
    source: 'evcc-io/evcc#29652, evcc-io/evcc#29588',
  },
  {
    name: 'Wallbox 5 and 6: charging profiles',
    vendor: 'Wall*box*',
    firmwareFrom: '5',
    firmwareUntil: '7',
    settings: { stackLevel: 0, profileKind: 'Relative' },
    description: 'Refuses a charging profile unless its stack level is 0 and its kind Relative.',
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
      'Restarts when it is asked for its whole configuration, refuses stack levels above 0 and limits of 0, counts energy from 0 in every session, and takes its time to come back.',
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
    description: 'Answers about one configuration key per question, and restarts every night.',
    source: 'evcc-io/evcc#15726, evcc-io/evcc#15528',
  },
  {
    name: 'Webasto Next: one configuration key at a time',
    vendor: 'Webasto*',
    settings: { configurationKeysAtOnce: 1, offlineAfterSeconds: 900 },
    description: 'Answers about one configuration key per question, and restarts every night.',
    source: 'evcc-io/evcc#15726, evcc-io/evcc#15528',
  },
  {
    name: 'Autel MaxiCharger: limits in watts',
    vendor: '*Autel*',
    settings: { profileUnit: 'W' },
    description: 'Counts in watts inside, whatever unit a charging profile has.',
    source: 'lbbrhzn/ocpp#1019',
  },
  {
    name: 'Growatt THOR',
    vendor: '*Growatt*',
    settings: { zonelessTime: 'station', setUp: 'quiet' },
    description:
      'Writes local time without a zone, tells nothing of its configuration, and restarts over and over when it is set up all the same.',
    source: 'evcc-io/evcc#10399, lbbrhzn/ocpp#1272, lbbrhzn/ocpp#1293',
  },
  {
    name: 'go-e: switches as 0 and 1',
    vendor: 'go-e*',
    settings: { booleans: 'one-zero' },
    description: 'Takes 1 and 0 where other chargers take true and false.',
    source: 'goecharger/go-eCharger-API-v2#105',
  },
  {
    name: 'go-e: forgets its limit',
    vendor: 'go-e*',
    settings: { profilesAfterReconnect: 'lost', limitAfterPause: 'ignored' },
    description:
      'Charges at full power when its connection is lost, and ignores the first limit that is to end a pause. Set a limit in the charger itself as well.',
    source: 'goecharger/go-eCharger-API-v2#217, goecharger/go-eCharger-API-v2#155',
  },
  {
    name: 'NEcharge: five currents',
    vendor: 'NE*charge*',
    settings: { currentStepsA: [6, 8, 10, 13, 16] },
    description: 'Charges with 6, 8, 10, 13 or 16 A; other limits have no effect.',
    source: 'evcc-io/evcc, template of NEcharge',
  },
  {
    name: 'Wallbe, Phoenix Contact: no set-up',
    vendor: 'Wallbe*',
    settings: { setUp: 'skip' },
    description: 'Refuses to have its measurands configured.',
    source: 'evcc-io/evcc#4008',
  },
  {
    name: 'Huawei SCharger: limits in watts',
    vendor: '*Huawei*',
    settings: { profileUnit: 'W' },
    description: 'Takes charging profiles in watts only.',
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
    description: 'Does not answer pings, nor being set out of order: it hangs up half a minute later.',
    source: 'lbbrhzn/ocpp#211, lbbrhzn/ocpp#1851, evcc-io/evcc#30113',
  },
  {
    name: 'FoxESS: slow to come back',
    vendor: '*Fox*ESS*',
    settings: { offlineAfterSeconds: 1_200 },
    description: 'Dials again only 6 to 19 minutes after its connection was lost.',
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
      'Names no OCPP version (set this by hand for one that has never connected), calls the current that it gives exported, counts energy from the start of a session, and ignores less than 7 A.',
    source: 'lbbrhzn/ocpp#442, lbbrhzn/ocpp#176, lbbrhzn/ocpp#899, lbbrhzn/ocpp#2093, evcc-io/evcc#32502',
  },
  {
    name: 'Free2move eProWallbox: answers too fast',
    vendor: '*Free2move*',
    settings: { responseDelayMs: 1_500 },
    description: 'Hangs up when a started session is confirmed within a second.',
    source: 'lbbrhzn/ocpp#2080',
  },
  {
    name: 'Ocular: card numbers of 18 characters',
    vendor: 'Ocular*',
    settings: { idTagLength: 18 },
    description: 'Gives a card number of 20 characters back with two that do not belong to it.',
    source: 'lbbrhzn/ocpp#2030',
  },
  {
    name: 'StarCharge: left alone',
    vendor: '*Star*Charge*',
    settings: { setUp: 'quiet' },
    description: 'Connects over and over when it is asked to say again what it is.',
    source: 'lbbrhzn/ocpp#1096',
  },
  {
    name: 'Fronius Wattpilot: no set-up',
    vendor: 'Fronius*',
    settings: { setUp: 'skip' },
    description: 'Does not know the calls that set a charger up.',
    source: 'lbbrhzn/ocpp#1036',
  },
  {
    name: 'Mennekes: slow to connect',
    vendor: 'Mennekes*',
    settings: { offlineAfterSeconds: 300 },
    description: 'Needs long to connect.',
    source: 'evcc-io/evcc#30650',
  },
  {
    name: 'ATESS, Project EV: left alone',
    vendor: 'ATESS*',
    settings: { setUp: 'quiet' },
    description: 'Refuses every question for a message; asking helps nothing.',
    source: 'evcc-io/evcc#15768',
  },
];

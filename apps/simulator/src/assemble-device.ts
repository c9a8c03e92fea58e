import { createClock } from './clock.ts';
import { createCertificateStore } from './security/certificate-store.ts';
import { commandHandlers } from './commands/call-handlers.ts';
import { createConfiguration } from './configuration/configuration.ts';
import { createConnector } from './connectors/connector.ts';
import type { Listener } from './events.ts';
import type { Device, Settings } from './device.ts';
import { createLink } from './wire/link.ts';
import { emptyList } from './authorization/local-list.ts';
import { type2Socket, type ChargePointOptions } from './options.ts';
import { createOutbox } from './wire/outbox.ts';
import { between, createRandom, seedFrom } from './random.ts';
import { createRegistration } from './wire/registration.ts';
import { allowedPowerW } from './smart-charging/charging-profiles.ts';
import { deliver } from './transactions/transaction-message.ts';

/** Puts the parts of a charge point together, with what it remembers from an earlier run. */
export function assembleDevice(options: ChargePointOptions, emit: Listener): Device {
  const settings = settingsOf(options);
  const { memory } = options;
  const random = createRandom(options.seed ?? seedFrom(options.identity));
  const clock = createClock(settings.timeScale, settings.clockSkewMs);
  const configuration = configurationOf(options, settings);
  const connectors = settings.connectors.map((spec, index) => {
    const madeUpWh = Math.round(between(random, 500_000, 9_000_000));
    const kept = memory?.connectors[index];
    const connector = createConnector(index + 1, spec, kept?.registerWh ?? spec.registerWh ?? madeUpWh);
    connector.inoperative = kept?.inoperative ?? false;
    return connector;
  });
  const outbox = createOutbox({
    clock,
    configuration,
    remembered: memory?.queue ?? [],
    send: (message) => deliver(device, message),
    settled: ({ action }, outcome) => emit({ type: `message-${outcome}`, action }),
  });
  // Outbox, link and firmware know each other: messages go out through the link, commands come in.
  const device: Device = {
    settings,
    random,
    clock,
    configuration,
    connectors,
    outbox,
    emit,
    certificates: createCertificateStore(settings.certificateKey, 'SHA256', memory?.security?.certificates),
    authorizationCache: new Map(),
    localList: memory?.localList ?? emptyList,
    chargingProfiles: memory?.chargingProfiles ?? [],
    reservations: new Map(),
    transactionIds: new Map(memory?.transactionIds),
    get link() {
      return link;
    },
    get registration() {
      return registration;
    },
  };
  for (const connector of connectors)
    connector.allowedW = (phases) => allowedPowerW(device, connector, phases);
  const registration = createRegistration(device);
  const link = createLink(device, commandHandlers(device), options.password, memory?.security?.key);
  return device;
}

function configurationOf(
  { meterSampleIntervalSeconds, password, memory }: ChargePointOptions,
  settings: Settings,
) {
  return createConfiguration({
    SecurityProfile: password === undefined ? '0' : '1',
    ...(memory?.security === undefined ? {} : { SecurityProfile: memory.security.profile }),
    ...settings.configuration,
    NumberOfConnectors: String(settings.connectors.length),
    ...(meterSampleIntervalSeconds === undefined
      ? {}
      : { MeterValueSampleInterval: String(meterSampleIntervalSeconds) }),
  });
}

function settingsOf(options: ChargePointOptions): Settings {
  const {
    password: _password,
    seed: _seed,
    memory: _memory,
    meterSampleIntervalSeconds: _,
    ...given
  } = options;
  return {
    vendor: 'Laadpoort',
    model: 'Simulator',
    serialNumber: `SIM-${options.identity}`.slice(0, 25),
    firmwareVersion: '1.0.0',
    firmwareBehaviour: 'good',
    logBehaviour: 'put',
    quirk: null,
    secureUrl: null,
    certificateKey: 'EC',
    connectors: [type2Socket],
    timeScale: 1,
    clockSkewMs: 0,
    rebootSeconds: 20,
    callTimeoutMs: 30_000,
    configuration: {},
    ...given,
  };
}

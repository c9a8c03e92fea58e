import { createClock } from './clock.ts';
import { createConfiguration } from './configuration/configuration.ts';
import { createConnector } from './connectors/connector.ts';
import type { ChargePointOptions } from './options.ts';
import { randomBetween, createRandom, seedFrom, type Random } from './random.ts';
import { createCertificateStore } from './security/certificate-store.ts';
import type { SecurityMemory } from './security/security-memory.ts';
import { settingsOf, type Settings } from './settings.ts';
import type { Link } from './wire/link.ts';

type Core = ReturnType<typeof createCore>;

export const securityMemory = ({ configuration, certificates }: Core, { newKey }: Link): SecurityMemory => ({
  key: newKey?.toString('hex') ?? null,
  profile: configuration.text('SecurityProfile'),
  certificates: certificates.memory,
});

/** What needs no other part. */
export const createCore = (options: ChargePointOptions) => {
  const settings = settingsOf(options);
  const random = createRandom(options.seed ?? seedFrom(options.identity));
  return {
    settings,
    random,
    clock: createClock(settings.timeScale, settings.clockSkewMs),
    configuration: configurationOf(options, settings),
    connectors: connectorsOf(options, settings, random),
    certificates: createCertificateStore(
      settings.certificateKey,
      'SHA256',
      options.memory?.security?.certificates,
    ),
  };
};

const connectorsOf = ({ memory }: ChargePointOptions, settings: Settings, random: Random) =>
  settings.connectors.map((spec, index) => {
    const madeUpWh = Math.round(randomBetween(random, 500_000, 9_000_000));
    const kept = memory?.connectors[index];
    const connector = createConnector(index + 1, spec, kept?.registerWh ?? spec.registerWh ?? madeUpWh);
    connector.inoperative = kept?.inoperative ?? false;
    return connector;
  });

const configurationOf = (
  { meterSampleIntervalSeconds, password, memory }: ChargePointOptions,
  settings: Settings,
) =>
  createConfiguration({
    SecurityProfile: password === undefined ? '0' : '1',
    ...(memory?.security === undefined ? {} : { SecurityProfile: memory.security.profile }),
    ...settings.configuration,
    NumberOfConnectors: String(settings.connectors.length),
    ...(meterSampleIntervalSeconds === undefined
      ? {}
      : { MeterValueSampleInterval: String(meterSampleIntervalSeconds) }),
  });

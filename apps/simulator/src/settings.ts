import { type2Socket, type ConnectorSpec } from './connectors/connector-spec.ts';
import type { ChargePointOptions } from './options.ts';

/** The options of a charge point with nothing left open. */
export type Settings = Required<
  Omit<ChargePointOptions, 'password' | 'meterSampleIntervalSeconds' | 'seed' | 'memory'>
> & {
  connectors: readonly ConnectorSpec[];
};

export const settingsOf = (options: ChargePointOptions): Settings => {
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
};

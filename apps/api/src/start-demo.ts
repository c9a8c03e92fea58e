import type { Database } from '#platform/database/database.ts';
import { StartError } from '#platform/process/start-error.ts';
import { ocppTlsUrl } from '#platform/tls/listen-with-tls.ts';
import type { Config } from './config.ts';
import { areDemoPeopleHere } from './demo/demo-people.ts';
import type { Demo } from './demo/open-demo.ts';
import { withDemoOperator } from './demo/operator.ts';
import { demoTlsPort } from './demo/tls-port.ts';

/** The demo if it is asked for; undefined, too, if the database is in real use. */
export const openDemoOf = async (
  config: Config,
  database: Database,
  { pepper, publicUrl }: { readonly pepper: Buffer; readonly publicUrl: string },
): Promise<Demo | undefined> => {
  if (!config.demo) return refuseDemoPeople(database);
  const { openDemo } = await import('./demo/open-demo.ts');
  const now = new Date();
  const demo = await openDemo(database, { now, pepper, isExposed: config.isExposed });
  if (demo && (await database.prisma.settlementRun.count()) === 0) {
    const { settleDemo } = await import('./settle-demo.ts');
    const settlement = withDemoOperator(config.settlement);
    const settings = { settlement, payableLimits: config.payableLimits, publicUrl };
    await settleDemo({ db: database, operator: settlement.operator, settings, now });
  }
  return demo;
};

/** The demo's passwords are no secret: its people must not be here when the demo is off. */
const refuseDemoPeople = async (database: Database): Promise<undefined> => {
  if (!(await areDemoPeopleHere(database))) return undefined;
  throw new StartError(
    'This database holds the people of the demo, whose passwords everybody knows. Start with another DATA_DIR or ' +
      'DATABASE_URL, start the demo with DEMO=1, or remove its people while the demo runs: npm run admin -- remove-demo-people',
  );
};

/** A demo accepts chargers over TLS by default, unless a proxy does. */
export const withDemoTls = async (config: Config, publicUrl: string): Promise<Config> =>
  ocppTlsUrl(config, publicUrl) === undefined
    ? { ...config, ocppTlsPort: await demoTlsPort(config.host) }
    : config;

interface SimulatorAddresses {
  readonly port: number;
  readonly tlsUrl: string | undefined;
  readonly repository: string;
  readonly dataDirectory: string;
}

export const startDemoChargers = async (
  demo: Demo,
  { port, tlsUrl, repository, dataDirectory }: SimulatorAddresses,
): Promise<() => Promise<void>> => {
  const { startSimulators } = await import('./demo/start-simulators.ts');
  const urls = [
    '--url',
    `ws://127.0.0.1:${port}/ocpp`,
    ...(tlsUrl === undefined ? [] : ['--secure-url', tlsUrl]),
  ];
  return startSimulators(demo, urls, repository, dataDirectory);
};

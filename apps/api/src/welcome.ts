import { canChangeAudit } from '#platform/database/application-role.ts';
import type { Database } from '#platform/database/database.ts';
import type { Config } from './config.ts';
import type { Demo } from './demo/open-demo.ts';

interface Started {
  readonly config: Config;
  readonly database: Database;
  readonly demo: Demo | undefined;
  readonly publicUrl: string;
  /** Undefined if no charger can come over TLS. */
  readonly tlsUrl: string | undefined;
}

/** What whoever starts it should know: where it is, who can sign in, and what is not as it should be. */
export const welcome = async (started: Started): Promise<readonly string[]> => {
  const { database, demo, publicUrl } = started;
  return [...(await warnings(started)), greeting(publicUrl, demo, await hasAdministrator(database))];
};

const warnings = async ({ config, database, publicUrl, tlsUrl }: Started): Promise<string[]> => {
  const isBehindNoProxy = config.trustedProxies.length === 0;
  return [
    ...((await canChangeAudit(database.pool)) ? [ONE_ROLE] : []),
    ...(!config.ocppTlsPort && publicUrl.startsWith('https:') && isBehindNoProxy ? [NO_PROXY] : []),
    ...(config.requireTls && !tlsUrl && isBehindNoProxy ? [NO_TLS] : []),
  ];
};

const hasAdministrator = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.user.count({ where: { role: 'admin' } })) > 0;

const ONE_ROLE =
  '  The role in DATABASE_URL owns the tables, so a fault in the application could change what is in its audit. Give the ' +
  'owner in MIGRATION_DATABASE_URL and another role in DATABASE_URL, which is created at the next start.';

const NO_TLS =
  '  Chargers without TLS are refused (REQUIRE_TLS, which an https PUBLIC_URL implies), and none can connect with TLS: set ' +
  'TRUSTED_PROXIES to the address of the proxy that terminates TLS, or OCPP_TLS_PORT; or let them in with REQUIRE_TLS=0.';

const NO_PROXY =
  '  PUBLIC_URL is https, so a proxy terminates TLS, but TRUSTED_PROXIES is empty: its X-Forwarded-For is not trusted, and everybody ' +
  'behind it shares the limits of one address. Set TRUSTED_PROXIES to the address of the proxy.';

const greeting = (publicUrl: string, demo: Demo | undefined, isAdministered: boolean): string => {
  const signIns = demo?.signIns ?? [];
  const lines = signIns.map(
    ({ who, email, password }) => `    ${who.padEnd(16)} ${email.padEnd(28)} ${password}`,
  );
  return [
    '',
    `  Laadpoort is open at ${publicUrl}`,
    `  Connect a charger to ${publicUrl.replace(/^http/, 'ws')}/ocpp  (OCPP 1.6J; identity and key: Stations → Add station)`,
    ...(lines.length > 0 ? ['', '  Demo sign-ins', ...lines] : []),
    ...(isAdministered
      ? []
      : [
          '',
          '  Nobody is an administrator yet. Invite the first one, on this machine:',
          '    npm run admin -- invite you@your-company.example',
        ]),
    '',
    '  Press Ctrl-C to stop; the data is kept.',
    '',
  ].join('\n');
};

import { constants } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from '#platform/bus/bus.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { createBreachedPasswords } from '#platform/passwords/breached-passwords.ts';
import type { Secrets } from '#platform/process/secrets.ts';
import { readAuthority } from '#platform/tls/certificate-authority.ts';
import { readOwnRoots } from '#platform/tls/listen-with-tls.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { withDemoOperator } from './demo/operator.ts';
import type { Demo } from './demo/open-demo.ts';

interface AppParts {
  readonly database: Database;
  readonly bus: Bus;
  readonly secrets: Secrets;
  readonly log: FastifyBaseLogger;
  readonly files: FileStore;
  readonly demo: Demo | undefined;
  readonly dataDirectory: string;
  readonly repository: string;
  readonly publicUrl: string;
  readonly tlsUrl: string | undefined;
}

/** The app as the process has it; tests build theirs. */
export const openApp = async (config: Config, parts: AppParts) => {
  const { database, bus, secrets, log, files, demo, dataDirectory, repository, publicUrl, tlsUrl } = parts;
  const { http } = await buildApp({
    // Chargers come first.
    exportPriority: constants.priority.PRIORITY_BELOW_NORMAL,
    database,
    bus,
    secrets,
    now: () => new Date(),
    log,
    publicUrl,
    trustedProxies: config.trustedProxies,
    clientCertificateHeader: config.clientCertificateHeader,
    opens: config.opens,
    settings: {
      version: await readVersion(repository),
      demoSignIns: config.isExposed ? [] : (demo?.signIns ?? []),
      ocppTlsUrl: tlsUrl,
      requiresTls: config.requireTls,
      authority: await readAuthority(join(dataDirectory, 'secrets'), new Date()),
      ownRoots: await readOwnRoots(config, dataDirectory, publicUrl),
      messageLogDays: config.messageLogDays,
      messageLogBytesPerDay: config.messageLogBytesPerDay,
      openSignUp: config.openSignUp,
      driverPhone: config.driverPhone,
      payableLimits: config.payableLimits,
      powerAgreement: config.powerAgreement,
      isBreached: createBreachedPasswords(config.breachedPasswordsUrl, log),
      settlement: demo ? withDemoOperator(config.settlement) : config.settlement,
      mail: await mailSettings(config, publicUrl, demo),
      files: { store: files, limits: config.fileLimits, url: config.filesUrl ?? publicUrl },
    },
    portalDirectory: join(repository, 'apps/web/dist'),
    limitAttempts: true,
  });
  return http;
};

const mailSettings = async (
  { smtpUrl, mailFrom, isExposed }: Config,
  publicUrl: string,
  demo: Demo | undefined,
) => {
  if (smtpUrl === undefined) return { send: undefined, isShownToAll: demo !== undefined && !isExposed };
  const { createSmtpSender } = await import('#platform/outbox/smtp.ts');
  const from = mailFrom ?? `Laadpoort <no-reply@${new URL(publicUrl).hostname}>`;
  return { send: createSmtpSender(smtpUrl, from), isShownToAll: false };
};

const readVersion = async (repository: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
};

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseUrls } from '@laadpoort/api/platform/database/application-role';
import { PEPPER } from '../product-chargers.ts';
import type { Broken } from './broken/variants.ts';

/** The product as a process that is killed and started again on the same port. */
export interface KillableProduct {
  readonly ocppUrl: string;
  readonly url: string;
  pid(): number;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export const createMortalProduct = (given: {
  readonly port: number;
  readonly database: DatabaseUrls;
  readonly dataDirectory: string;
  /** A control: the product with this defect built in, to show that the harness would find it. */
  readonly broken?: Broken | undefined;
}): KillableProduct => {
  let child: ChildProcess | undefined;
  const preload = ['--import', join(import.meta.dirname, 'broken/register.ts')];
  const end = async (signal: 'SIGKILL' | 'SIGTERM', expected: number | null) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    if (code !== expected) throw new Error(`the product ended with ${code} at ${signal}`);
  };
  return {
    ocppUrl: `ws://127.0.0.1:${given.port}/ocpp`,
    url: `http://127.0.0.1:${given.port}`,
    pid: () => child?.pid ?? 0,
    async start() {
      const main = join(import.meta.dirname, '../../apps/api/src/main.ts');
      child = spawn(process.execPath, [...(given.broken ? preload : []), main], {
        env: {
          ...process.env,
          PORT: String(given.port),
          DATA_DIR: given.dataDirectory,
          DATABASE_URL: given.database.applicationUrl,
          MIGRATION_DATABASE_URL: given.database.ownerUrl,
          CHARGE_POINT_PEPPER: PEPPER,
          PUBLIC_URL: `http://127.0.0.1:${given.port}`,
          DEMO: '0',
          LOG_LEVEL: 'silent',
          ...(given.broken ? { BROKEN: given.broken } : {}),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await isOpen(child);
    },
    kill: () => end('SIGKILL', null),
    stop: () => end('SIGTERM', 0),
  };
};

/** Keep reading: a process blocks if nobody reads its output. */
const isOpen = (child: ChildProcess): Promise<void> =>
  new Promise((opened, failed) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('is open at')) opened();
    });
    child.once('exit', (code) => failed(new Error(`the product ended with ${code}`)));
  });

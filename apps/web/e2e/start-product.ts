import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../api/test/network/free-port.ts';
import { startTestPostgres } from '../../api/test/test-postgres.ts';
import { prepare } from '../../../scripts/prepare.ts';

/** Who pays the owners. */
const OPERATOR = {
  OPERATOR_NAME: 'Operator B.V.',
  OPERATOR_STREET: 'Gracht 1',
  OPERATOR_POSTAL_CODE: '1015 AA',
  OPERATOR_CITY: 'Amsterdam',
  OPERATOR_KVK: '12345678',
  OPERATOR_VAT_ID: 'NL000099998B57',
  OPERATOR_EMAIL: 'finance@operator.example',
  OPERATOR_IBAN: 'NL02ABNA0123456789',
  OPERATOR_BIC: 'ABNANL2A',
};

/** The product as `npm start` runs it, without its demo, with its own database. Returns the function that ends it. */
const startProduct = async (): Promise<() => Promise<void>> => {
  await prepare({ portal: true });
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-journeys-'));
  const postgres = await startTestPostgres(join(directory, 'database'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const product = spawn(process.execPath, [join(import.meta.dirname, '../../api/src/main.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      // For chargers, with certificates that the product generates.
      OCPP_TLS_PORT: String(tlsPort),
      DEMO: '0',
      OPEN_SIGN_UP: '1',
      DATA_DIR: directory,
      DATABASE_URL: postgres.applicationUrl,
      MIGRATION_DATABASE_URL: postgres.ownerUrl,
      ...OPERATOR,
      // Every test has its own address: sign-ins are limited per address.
      TRUSTED_PROXIES: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await outputOf(product);
  process.env['PORTAL_URL'] = `http://localhost:${port}`;
  process.env['PORTAL_OCPP_TLS_URL'] = `wss://localhost:${tlsPort}/ocpp`;
  process.env['PORTAL_DATABASE_URL'] = postgres.applicationUrl;
  return async () => {
    if (product.exitCode !== null) throw new Error(`The product ended by itself:\n${output()}`);
    const exited = once(product, 'exit');
    product.kill('SIGTERM');
    await exited;
    await postgres.stop();
    await rm(directory, { recursive: true });
    const errors = output()
      .split('\n')
      .filter((line) => /"level":(50|60)/.test(line));
    if (errors.length > 0) throw new Error(`The product logged errors:\n${errors.join('\n')}`);
  };
};

/** Waits until the product reports that it is open; returns a function for its output so far. */
const outputOf = async ({ stdout }: ChildProcess): Promise<() => string> => {
  let output = '';
  await new Promise<void>((open, failed) => {
    stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Laadpoort is open at')) open();
    });
    stdout?.once('end', () => failed(new Error(`The product did not start:\n${output}`)));
  });
  return () => output;
};

export default startProduct;

import { join } from 'node:path';
import { readConfig, type Config } from './config.ts';
import { StartError } from '#platform/process/start-error.ts';
import { startLaadpoort } from './start.ts';

/* The process: read the environment, start, stop on a signal. A problem at start-up is reported in one clear sentence. */

const say = (text: string) => process.stdout.write(`${text}\n`);
const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const configOrExit = (): Config => {
  const result = readConfig(process.env);
  return result.ok
    ? result.config
    : fail(`The configuration is not valid.\n  ${result.problems.join('\n  ')}`);
};

const running = startLaadpoort({
  config: configOrExit(),
  repository: join(import.meta.dirname, '../../..'),
  say,
}).catch((error: unknown) => {
  if (error instanceof StartError) return fail(error.message);
  throw error;
});

let stopping = false;
const stop = (exitCode: number) => {
  if (stopping) return;
  stopping = true;
  // A stop that hangs must not hold up a deployment.
  setTimeout(() => process.exit(1), 30_000).unref();
  running
    .then((laadpoort) => laadpoort.stop())
    .then(() => process.exit(exitCode))
    .catch((error: unknown) => fail(`Stopping failed: ${String(error)}`));
};
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
process.on('SIGHUP', () => stop(0));

// Going on after an unexpected error could acknowledge to a charger something that is not stored.
const surprise = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  stop(1);
};
process.on('unhandledRejection', surprise);
process.on('uncaughtException', surprise);

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { withOwnDatabase } from '../own-database.ts';
import { report } from '../report.ts';
import { addSettledAccounts } from './settled-accounts.ts';

const MONTH = '2026-10';
const ACCOUNTS = 10_000;
const SESSIONS_EACH = 100;
const MINUTES = 10;
const GROWN_MB = 100;
/** Of one account. */
const MANY_SESSIONS = 100_000;

/**
 * The run of a month of many accounts, without rendering, and that of one account with very many sessions.
 * @param options `--accounts 1000`: fewer, of which the time is told as it is
 */
export const measureSettlementRun = async ([option, count]: readonly string[]): Promise<void> => {
  const accounts = option === '--accounts' ? Number(count) : ACCOUNTS;
  const { documents, seconds, cpuSeconds, grownBytes, peakBytes } = await settleOnce(accounts, SESSIONS_EACH);
  const minutes = sumOf(seconds) / 60;
  const sessions = accounts * SESSIONS_EACH;
  report(
    `run of ${accounts} accounts with ${sessions} sessions`,
    `${minutes.toFixed(1)} min, ${documents} documents (drawn up in ${inSeconds(seconds[0])}, final in ${inSeconds(seconds[1])}; ${inSeconds(cpuSeconds)} of a processor)`,
    `≤ ${MINUTES} min`,
    documents === accounts && minutes <= MINUTES,
  );
  const grownMb = grownBytes / 1e6;
  report(
    'its resident memory, after a fifth of its time',
    `+${grownMb.toFixed(0)} MB, at most ${(peakBytes / 1e6).toFixed(0)} MB`,
    `≤ ${GROWN_MB} MB`,
    // With fewer it is over before it is warm.
    accounts < ACCOUNTS / 10 ? undefined : grownMb <= GROWN_MB,
  );
  const large = await settleOnce(1, MANY_SESSIONS);
  report(
    `run of one account with ${MANY_SESSIONS} sessions`,
    `${inSeconds(sumOf(large.seconds))}, at most ${(large.peakBytes / 1e6).toFixed(0)} MB`,
    'a document',
    large.documents === 1,
  );
};

const sumOf = (seconds: readonly number[]): number => seconds.reduce((sum, each) => sum + each, 0);
const inSeconds = (seconds = Number.NaN): string => `${seconds.toFixed(1)} s`;

interface Once {
  readonly documents: number;
  /** Of drawing up and of finalising. */
  readonly seconds: readonly number[];
  readonly cpuSeconds: number;
  readonly grownBytes: number;
  readonly peakBytes: number;
}

const settleOnce = (accounts: number, sessionsEach: number): Promise<Once> =>
  withOwnDatabase(async ({ ownerUrl, applicationUrl }) => {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await addSettledAccounts(client, { accounts, sessionsEach, month: MONTH });
    await client.end();
    const script = join(import.meta.dirname, 'settlement-run-once.ts');
    const { stdout: printed, stderr } = await promisify(execFile)(process.execPath, [
      script,
      applicationUrl,
      MONTH,
    ]);
    process.stderr.write(stderr);
    return JSON.parse(printed) as Once;
  });

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from '../report.ts';

const SECONDS = 15;
const GROWN_MB = 100;

/** How long a large statement of the bank takes, and how much memory. */
export const measureBankFiles = (): Promise<void> => {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'bank-file-once.ts')], {
    encoding: 'utf8',
  });
  const { seconds, grownBytes, records } = JSON.parse(printed) as Record<string, number>;
  const taken = seconds ?? Number.POSITIVE_INFINITY;
  const grownMb = (grownBytes ?? Number.POSITIVE_INFINITY) / 1e6;
  report(
    `bank statement of 50 MB, ${records} bookings`,
    `${taken.toFixed(1)} s`,
    `≤ ${SECONDS} s`,
    taken <= SECONDS,
  );
  report(
    'bank statement of 50 MB: resident memory at most',
    `+${grownMb.toFixed(0)} MB`,
    `≤ ${GROWN_MB} MB`,
    grownMb <= GROWN_MB,
  );
  return Promise.resolve();
};

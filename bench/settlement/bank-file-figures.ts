import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withOwnDatabase } from '../own-database.ts';
import { report } from '../report.ts';

const SECONDS = 15;
const GROWN_MB = 100;
/** Whatever a program does, its young objects take up to 96 MB on a large machine before they are tidied; here 24. */
const YOUNG = '--max-semi-space-size=8';

/** How long a large statement of the bank takes, and how much memory. */
export const measureBankFiles = async (): Promise<void> => {
  const script = join(import.meta.dirname, 'bank-file-once.ts');
  const { stdout: printed } = await withOwnDatabase(({ applicationUrl }) =>
    promisify(execFile)(process.execPath, [YOUNG, script, applicationUrl]),
  );
  const { seconds, grownBytes, records } = JSON.parse(printed) as Record<string, number>;
  const taken = seconds ?? Number.POSITIVE_INFINITY;
  const grownMb = (grownBytes ?? Number.POSITIVE_INFINITY) / 1e6;
  report(
    `import of a bank statement of 50 MB, ${records} bookings, all kept`,
    `${taken.toFixed(1)} s`,
    `≤ ${SECONDS} s`,
    taken <= SECONDS,
  );
  report(
    'import of a bank statement of 50 MB: resident memory at most',
    `+${grownMb.toFixed(0)} MB`,
    `≤ ${GROWN_MB} MB`,
    grownMb <= GROWN_MB,
  );
};

import { databaseOutage } from './faults/outage.ts';
import { report } from './report.ts';

const OUTAGE_SECONDS = 300;

/**
 * The database unavailable for minutes (docs/protocol/faults.md); bench/faults/outages.test.ts has a short version for
 * every run.
 */
export const measureOutage = async (): Promise<void> => {
  const { acknowledged, lost, doubled, wrong } = await databaseOutage({ seconds: OUTAGE_SECONDS });
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 20)) console.log(line);
  report(
    `acknowledged messages with the database away for ${OUTAGE_SECONDS} s`,
    `${lost.length} lost, ${doubled.length} doubled, ${wrong.length} wrong of ${acknowledged}`,
    '0 lost, 0 doubled, 0 wrong',
    lost.length + doubled.length + wrong.length === 0,
  );
};

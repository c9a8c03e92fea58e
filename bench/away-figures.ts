import { databaseAway } from './faults/away.ts';
import { report } from './report.ts';

const AWAY_SECONDS = 300;

/**
 * The database unavailable for minutes (docs/protocol/faults.md); bench/faults/faults.test.ts has a short version for
 * every run.
 */
export const measureAway = async (): Promise<void> => {
  const { acknowledged, lost, doubled, wrong } = await databaseAway({ seconds: AWAY_SECONDS });
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 20)) console.log(line);
  report(
    `acknowledged messages with the database away for ${AWAY_SECONDS} s`,
    `${lost.length} lost, ${doubled.length} doubled, ${wrong.length} wrong of ${acknowledged}`,
    '0 lost, 0 doubled, 0 wrong',
    lost.length + doubled.length + wrong.length === 0,
  );
};

import { killUnderLoad } from './faults/kills.ts';
import { report } from './report.ts';

const KILLS = 200;
const CRASHES = 20;

/** What was acknowledged but is missing, or stored twice, after many crashes. */
export const measureFaults = async (): Promise<void> => {
  const { acknowledged, lost, doubled, wrong } = await killUnderLoad({
    kills: KILLS,
    crashes: CRASHES,
    chargers: 30,
  });
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 20)) console.log(line);
  report(
    `acknowledged messages over ${KILLS} kills and ${CRASHES} database crashes`,
    `${lost.length} lost, ${doubled.length} doubled, ${wrong.length} wrong of ${acknowledged}`,
    '0 lost, 0 doubled, 0 wrong',
    lost.length + doubled.length + wrong.length === 0,
  );
};

import { openDatabase } from '#platform/database/database.ts';
import { advanceRuns, type RunParts } from '../../../src/settlement/runs/advance-run.ts';

/* Advances the runs of a database in a process of its own, which may be killed at any moment: URL, settings, time. */

const [url = '', settings = '', time = ''] = process.argv.slice(2);
const db = await openDatabase(url, { error: () => undefined }, 20_000);
process.stdout.write('begins\n');
await advanceRuns({
  db,
  settings: JSON.parse(settings) as RunParts['settings'],
  now: () => new Date(time),
  live: { publish: () => undefined },
  background: {
    report(error) {
      throw error;
    },
  },
});
await db.close();

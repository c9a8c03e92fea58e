import { openDatabase, type Database } from '@laadpoort/api/platform/database/database';
import { advanceRuns, type RunParts } from '@laadpoort/api/settlement/runs/advance-run';
import { approveRun, startRun } from '@laadpoort/api/settlement/runs/store';

/* Settles a month of the database at the first argument once, in a process of its own, and prints what that took as JSON. */

const [url = '', month = ''] = process.argv.slice(2);
const NOW = new Date('2026-11-03T09:00:00Z');
const SAMPLE_MS = 200;
/** What a process needs anyway is there after this share of its time. */
const WARM = 0.2;
const SETTINGS: RunParts['settings'] = {
  settlement: {
    operator: {
      name: 'Operator B.V.',
      street: 'Gracht 1',
      postalCode: '1015 AA',
      city: 'Amsterdam',
      country: 'NL',
      kvk: '12345678',
      vatId: 'NL000099998B57',
      email: 'finance@operator.example',
      iban: 'NL02ABNA0123456789',
      bic: 'ABNANL2A',
    },
    payoutDay: 20,
    payoutMinimum: '5.00',
  },
  payableLimits: { maxPricePerKwh: '1.00' },
  publicUrl: 'http://localhost:3000',
};

const settle = async (db: Database): Promise<{ documents: number; seconds: [number, number] }> => {
  const live = { publish: () => undefined };
  const background = { report: console.error };
  const parts = { db, settings: SETTINGS, now: () => NOW, live, background };
  const began = performance.now();
  const started = await startRun(db, month, 'one', NOW);
  if (!started.ok) throw new Error(started.reason);
  await advanceRuns(parts);
  const drafted = performance.now();
  const { _count: documents, _sum: sum } = await db.prisma.document.aggregate({
    _count: true,
    _sum: { total: true },
  });
  const seen = { documents, total: sum.total?.toFixed(2) ?? '0' };
  const approved = await approveRun(db, { runId: started.id, actorId: 'two', now: NOW, seen });
  if (!approved.ok) throw new Error(approved.reason);
  await advanceRuns(parts);
  const final = await db.prisma.document.count({ where: { number: { not: null } } });
  return { documents: final, seconds: [(drafted - began) / 1_000, (performance.now() - drafted) / 1_000] };
};

const db = await openDatabase(url, { error: console.error });
const samples: number[] = [];
const sampling = setInterval(() => samples.push(process.memoryUsage.rss()), SAMPLE_MS);
const { documents, seconds } = await settle(db);
clearInterval(sampling);
await db.close();
const warm = Math.floor(samples.length * WARM);
const beforeBytes = Math.max(0, ...samples.slice(0, warm));
const grownBytes = Math.max(0, ...samples.slice(warm)) - beforeBytes;
const { user, system } = process.cpuUsage();
const cpuSeconds = (user + system) / 1_000_000;
console.log(
  JSON.stringify({ documents, seconds, cpuSeconds, grownBytes, peakBytes: Math.max(0, ...samples) }),
);

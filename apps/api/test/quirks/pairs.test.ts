import { quirkNames, type QuirkName } from '@laadpoort/simulator/quirks/quirks';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { chargeOnce, type QuirkyCharger } from './charger.ts';
import { useFleet } from './fleet.ts';

/* Chargers may have several quirks. What was acknowledged is stored, whatever two of them do to a session. */

const fleet = useFleet({ callTimeoutMs: 800 });

/** Quirks with which a charger cannot connect, or finish, unless its profile allows for it. */
const NEEDS_PROFILE: ReadonlySet<QuirkName> = new Set([
  'beny-leading-comma',
  'grizzl-no-subprotocol',
  'free2move-hangs-up-on-fast-answers',
  // Ten unreadable frames a minute end a connection.
  'grizzl-truncated-readings',
]);
const names = quirkNames.filter((name) => !NEEDS_PROFILE.has(name));

interface Acknowledged {
  readonly action: string;
  readonly payload: string;
  readonly response: string;
}

const acknowledgedBy = async ({ charger }: QuirkyCharger, action: string) => {
  const { rows } = await fleet.t.db.pool.query<Acknowledged>(
    `SELECT action, payload, response FROM ocpp_message
      WHERE charge_point_id = $1 AND direction = 'in' AND action = $2 AND response IS NOT NULL`,
    [charger.id, action],
  );
  return rows;
};

/** Starts have their session, stops ended one or are kept as unmatched stops, readings are stored. */
const expectAllKept = async (quirky: QuirkyCharger): Promise<void> => {
  const { prisma } = fleet.t.db;
  const chargePointId = quirky.charger.id;
  // The log is written some time after the messages were answered.
  const [starts, stops] = await vi.waitFor(async () => {
    const found = [
      await acknowledgedBy(quirky, 'StartTransaction'),
      await acknowledgedBy(quirky, 'StopTransaction'),
    ] as const;
    expect(found.flat().length).toBeGreaterThan(0);
    return found;
  }, 10_000);
  for (const { response } of starts) {
    const { transactionId } = JSON.parse(response) as { transactionId: number };
    expect(await prisma.session.count({ where: { id: transactionId, chargePointId } })).toBe(1);
  }
  const ended = await prisma.session.count({ where: { chargePointId, state: 'completed' } });
  const unmatchedStops = await prisma.unmatchedStop.count({ where: { chargePointId } });
  if (stops.length > 0) expect(ended + unmatchedStops).toBe(1);
  if ((await acknowledgedBy(quirky, 'MeterValues')).length > 0)
    expect(await prisma.meterReading.count({ where: { chargePointId } })).toBeGreaterThan(0);
  const refused = await prisma.ocppMessage.count({
    where: { chargePointId, direction: 'in', NOT: { errorCode: null } },
  });
  expect(refused).toBe(0);
  expect(await prisma.ocppQuarantine.count({ where: { chargePointId } })).toBe(0);
};

const pair = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 2 });

test('any two quirks lose nothing that was acknowledged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 8, maxLength: 8 }), async (pairs) => {
      await Promise.all(
        pairs.map(async (quirk) => {
          const quirky = await fleet.start({ quirk });
          await chargeOnce(quirky);
          await expectAllKept(quirky).catch((error: unknown) => {
            throw new Error(quirk.join(' with '), { cause: error });
          });
        }),
      );
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 90_000);

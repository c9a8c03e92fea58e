import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCard, addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

const NOW = new Date('2026-11-18T12:00:00Z');
const RATE = '0.3500';

let t: TestApp;
let owner: TestPerson;
let place: { stationId: string; chargePointId: string };
let tariffVersionId: string;

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner', name: 'Olga Owner' });
  ({ place, tariffVersionId } = await stationWithRate(owner.accountId));
});
afterAll(() => t.close());

const stationWithRate = async (accountId: string) => {
  const added = await addStation(t.database, accountId);
  const { id } = await t.database.prisma.tariffVersion.create({
    data: {
      accountId,
      stationId: added.stationId,
      components: [{ kind: 'energy', pricePerKwh: RATE }],
      vatBasis: 'excl',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      createdById: 'test',
    },
  });
  return { place: added, tariffVersionId: id };
};

const flagged = (given: Partial<SessionGiven> = {}) =>
  addSession(t.database, {
    accountId: owner.accountId,
    ...place,
    startedAt: new Date('2026-11-10T10:00:00Z'),
    endedAt: new Date('2026-11-10T12:00:00Z'),
    energyWh: 10_000,
    amount: '3.5',
    tariffVersionId,
    anomalies: ['meter_reset'],
    review: 'open',
    ...given,
  });

const get = async (path: string, who = owner) =>
  (await t.app.inject({ url: path, headers: who.headers })).json();

const detail = (id: number, who = owner): Promise<SessionDetail> => get(`/api/sessions/${id}`, who);

const send = (id: number, payload: object, who = owner) =>
  t.app.inject({ method: 'POST', url: `/api/sessions/${id}/decisions`, headers: who.headers, payload });

/** Decides on what the page shows now. */
const decide = async (id: number, decision: object, who = owner): Promise<SessionDetail> => {
  const { energyWh, anomalies, decisions } = await detail(id, who);
  const seen = { energyWh, anomalies, lastDecisionId: decisions[0]?.id ?? null };
  const response = await send(id, { decision, seen }, who);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
};

/** What the owner is told to have earned, on every page that says so. */
const billed = async (who: TestPerson) => {
  const [income, report, status, totals] = await Promise.all([
    get('/api/account/income', who),
    get('/api/reports/monthly', who),
    get('/api/status', who),
    get('/api/sessions/totals?from=2026-11-01&to=2026-11-30', who),
  ]);
  const row = report.rows.find(({ month }: { month: string }) => month === '2026-11');
  return {
    amounts: [income.months[0].amount, row?.amount ?? '0', status.month.amount, totals.amount].map(Number),
    energies: [income.months[0].paidEnergyWh, row?.paidEnergyWh ?? 0, status.month.energyWh, totals.energyWh],
    waiting: [income.waiting, report.waiting, status.waiting, totals.waiting],
  };
};

test('accepting bills what was measured', async () => {
  const id = await flagged();
  const session = await decide(id, { kind: 'accept' });
  expect(session).toMatchObject({ review: 'accepted', energyWh: 10_000, measuredEnergyWh: null });
  expect(session.decisions).toMatchObject([
    {
      decision: 'accept',
      decidedBy: 'Olga Owner',
      decidedAt: NOW.toISOString(),
      energyWhBefore: 10_000,
      energyWhAfter: 10_000,
    },
  ]);
});

test('correcting prices again at the rate of the session and keeps what was measured', async () => {
  const id = await flagged();
  const session = await decide(id, { kind: 'correct', energyWh: 4_000, note: 'Read from the display' });
  expect(session).toMatchObject({ review: 'corrected', energyWh: 4_000, measuredEnergyWh: 10_000 });
  expect(Number(session.amount)).toBe(1.4);
  expect(session.priceLines[0]).toMatchObject({ energyWh: 4_000, pricePerKwh: RATE, amount: '1.400000' });
});

test('another decision takes the one before back, and both stay in the history', async () => {
  const id = await flagged();
  await decide(id, { kind: 'correct', energyWh: 0, note: 'Test by the installer' });
  await decide(id, { kind: 'exclude', note: 'Meter was replaced' });
  const session = await decide(id, { kind: 'accept' });
  expect(session).toMatchObject({ review: 'accepted', energyWh: 10_000, measuredEnergyWh: null });
  expect(session.decisions.map(({ decision }) => decision)).toEqual(['accept', 'exclude', 'correct']);
});

test('of two people who decide at once the second one is told', async () => {
  const id = await flagged();
  const manager = await t.signIn({ accountId: owner.accountId, role: 'manager' });
  const seen = { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null };
  const answers = await Promise.all([
    send(id, { decision: { kind: 'accept' }, seen }),
    send(id, { decision: { kind: 'exclude', note: 'broken meter' }, seen }, manager),
  ]);
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  const [told] = answers.filter(({ statusCode }) => statusCode === 409);
  expect(told?.json()).toMatchObject({ code: 'session-changed' });
  expect((await detail(id)).decisions).toHaveLength(1);
});

test('a late stop with other energy is not decided on unseen', async () => {
  const id = await flagged();
  await t.database.prisma.session.update({ where: { id }, data: { energyWh: 12_000 } });
  const response = await send(id, {
    decision: { kind: 'accept' },
    seen: { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null },
  });
  expect(response.statusCode).toBe(409);
});

test('an anomaly that came up meanwhile is not decided on unseen', async () => {
  const id = await flagged();
  await t.database.prisma.session.update({
    where: { id },
    data: { anomalies: ['meter_reset', 'conflicting_stop'] },
  });
  const seen = { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null };
  expect((await send(id, { decision: { kind: 'accept' }, seen })).statusCode).toBe(409);
  expect(
    (
      await send(id, {
        decision: { kind: 'accept' },
        seen: { ...seen, anomalies: ['conflicting_stop', 'meter_reset'] },
      })
    ).statusCode,
  ).toBe(200);
});

test('there is nothing to decide on a session that nobody doubts', async () => {
  const id = await addSession(t.database, {
    accountId: owner.accountId,
    ...place,
    startedAt: new Date('2026-10-10T10:00:00Z'),
    endedAt: new Date('2026-10-10T12:00:00Z'),
  });
  const response = await send(id, {
    decision: { kind: 'exclude', note: 'no' },
    seen: { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null },
  });
  expect(response.statusCode).toBe(409);
});

test.each(['operator', 'viewer'] as const)('a %s sees it and may not decide', async (role) => {
  const id = await flagged();
  const person = await t.signIn({ accountId: owner.accountId, role });
  expect(await detail(id, person)).toMatchObject({ review: 'open' });
  const response = await send(
    id,
    {
      decision: { kind: 'accept' },
      seen: { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null },
    },
    person,
  );
  expect(response.statusCode).toBe(403);
});

test('another account’s session does not exist', async () => {
  const id = await flagged();
  const stranger = await t.signIn({ role: 'owner' });
  const seen = { energyWh: 10_000, anomalies: ['meter_reset'], lastDecisionId: null };
  expect((await send(id, { decision: { kind: 'accept' }, seen }, stranger)).statusCode).toBe(404);
  expect(await detail(id)).toMatchObject({ review: 'open', decisions: [] });
});

test('a decision is audited with its note', async () => {
  const id = await flagged();
  await decide(id, { kind: 'exclude', note: 'Driven by the installer' });
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { accountId: owner.accountId, targetId: String(id) },
  });
  expect(entries).toMatchObject([
    { actorId: owner.id, action: 'session.exclude', reason: 'Driven by the installer' },
  ]);
});

test('the list shows what waits, and only that', async () => {
  const id = await flagged();
  const { sessions } = await get('/api/sessions?kind=waiting');
  expect(sessions.map((session: { id: number }) => session.id)).toContain(id);
  expect(new Set(sessions.map(({ review }: { review: string }) => review))).toEqual(new Set(['open']));
});

test('the file says which sessions are not billed, and its totals leave them out', async () => {
  const person = await t.signIn({ role: 'owner' });
  const added = await stationWithRate(person.accountId);
  const given = { accountId: person.accountId, ...added.place, tariffVersionId: added.tariffVersionId };
  await flagged({ ...given, review: 'excluded' });
  const { payload } = await t.app.inject({ url: '/api/sessions/export?format=csv', headers: person.headers });
  expect(payload).toContain('excluded, not billed');
  expect(await get('/api/sessions/totals', person)).toMatchObject({
    sessions: 0,
    energyWh: 0,
    waiting: { sessions: 0 },
  });
});

test('a driver’s month to claim leaves out what is not billed, and the list says why', async () => {
  const driver = await t.signIn({ role: 'driver' });
  const card = await addCard(t.database, { uid: '04A2E6ABCDEF01', holderId: driver.id });
  const id = await flagged({ idTag: '04A2E6ABCDEF01' });
  const read = () => get(`/api/mobility/sessions?cardId=${card.id}`, driver);
  expect(await read()).toMatchObject({ sessions: [{ id, review: 'open' }], months: [] });
  await decide(id, { kind: 'correct', energyWh: 2_000, note: 'display' });
  expect(await read()).toMatchObject({ months: [{ month: '2026-11', sessions: 1, energyWh: 2_000 }] });
});

interface Step {
  session: number;
  decision: { kind: string; energyWh?: number; note?: string };
}
const steps = fc.array(
  fc.record({
    session: fc.nat(3),
    decision: fc.oneof(
      fc.constant({ kind: 'accept' }),
      fc.record({
        kind: fc.constant('correct'),
        energyWh: fc.integer({ min: 0, max: 60_000 }),
        note: fc.constant('x'),
      }),
      fc.constant({ kind: 'exclude', note: 'x' }),
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

test('after any decisions every page bills exactly the accepted, corrected and unflagged sessions', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken: Step[]) => {
      const person = await t.signIn({ role: 'owner' });
      const added = await stationWithRate(person.accountId);
      const ids: number[] = [];
      for (let index = 0; index < 4; index += 1)
        ids.push(
          await flagged({
            accountId: person.accountId,
            ...added.place,
            tariffVersionId: added.tariffVersionId,
          }),
        );
      await flagged({
        accountId: person.accountId,
        ...added.place,
        tariffVersionId: added.tariffVersionId,
        review: 'accepted',
      });
      for (const { session, decision } of taken) await decide(ids[session] ?? 0, decision, person);

      const sessions = await Promise.all(ids.map((id) => detail(id, person)));
      const counted = sessions.filter(({ review }) => review === 'accepted' || review === 'corrected');
      const waiting = sessions.filter(({ review }) => review === 'open');
      const energyWh = counted.reduce((sum, session) => sum + session.energyWh, 10_000);
      const told = await billed(person);
      expect(new Set(told.energies)).toEqual(new Set([energyWh]));
      for (const amount of told.amounts) expect(amount).toBeCloseTo((energyWh / 1000) * Number(RATE), 6);
      for (const each of told.waiting)
        expect(each).toEqual({ sessions: waiting.length, energyWh: waiting.length * 10_000 });
    }),
    { numRuns: 12 },
  );
});

/** From 10:00 to 11:30, and from 11:00 to 12:00, each with the energy of its registers. */
const overlapping = async () => {
  const { place: own, tariffVersionId: tariff } = await stationWithRate(owner.accountId);
  const given = { ...own, tariffVersionId: tariff, review: 'open' } as const;
  const [ten, eleven] = [new Date('2026-11-10T10:00:00Z'), new Date('2026-11-10T11:00:00Z')];
  const [halfPast, noon] = [new Date('2026-11-10T11:30:00Z'), new Date('2026-11-10T12:00:00Z')];
  const earlier = await flagged({
    ...given,
    startedAt: ten,
    endedAt: halfPast,
    anomalies: ['overlaps_next'],
  });
  const later = await flagged({
    ...given,
    startedAt: eleven,
    endedAt: noon,
    anomalies: ['overlaps_previous'],
  });
  const registers = { meterStartWh: 1_010_000, meterStopWh: 1_014_000, energyWh: 4_000 };
  await t.database.prisma.session.update({ where: { id: later }, data: registers });
  const times = { startedAt: ten.toISOString(), endedAt: eleven.toISOString() };
  return { earlier, later, times, chargePointId: own.chargePointId };
};
const stored = (id: number) => t.database.prisma.session.findUniqueOrThrow({ where: { id } });

test('of two sessions that overlap the times are proposed, and accepted with the energy', async () => {
  const { earlier, later, times } = await overlapping();
  const shown = await detail(earlier);
  expect(shown).toMatchObject({ proposedTimes: times, endedAt: '2026-11-10T11:30:00.000Z' });
  expect((await detail(later)).proposedTimes).toBeNull();
  const seen = { energyWh: 10_000, anomalies: ['overlaps_next'], lastDecisionId: null };
  const accepted = await send(earlier, { decision: { kind: 'accept' }, times, seen });
  const before = { ...times, endedAt: '2026-11-10T11:30:00.000Z' };
  expect(accepted.json()).toMatchObject({
    ...times,
    review: 'accepted',
    energyWh: 10_000,
    durationSeconds: 3_600,
    proposedTimes: null,
    decisions: [{ decision: 'accept', times: { before, after: times } }],
  });
  const audited = await t.database.prisma.auditEntry.findFirst({ where: { targetId: String(earlier) } });
  expect(audited).toMatchObject({ action: 'session.accept', detail: { times: { before, after: times } } });
  // Nothing is left to ask about the other one.
  expect(await stored(later)).toMatchObject({ review: null, energyWh: 4_000n });
});

test('accepted times are set back to what the charger told, and the other session waits again', async () => {
  const { earlier, later, times } = await overlapping();
  expect(await detail(earlier)).toMatchObject({ toldTimes: null });
  const decideOnTimes = async (taken: object) => {
    const { energyWh, anomalies, decisions } = await detail(earlier);
    const seen = { energyWh, anomalies, lastDecisionId: decisions[0]?.id ?? null };
    return (await send(earlier, { decision: { kind: 'accept' }, times: taken, seen })).json();
  };
  const told = { ...times, endedAt: '2026-11-10T11:30:00.000Z' };
  expect(await decideOnTimes(times)).toMatchObject({ ...times, toldTimes: told, proposedTimes: null });
  expect(await decideOnTimes(told)).toMatchObject({
    ...told,
    review: 'accepted',
    toldTimes: null,
    proposedTimes: times,
    decisions: [{ times: { before: times, after: told } }, { times: { before: told, after: times } }],
  });
  expect(await stored(later)).toMatchObject({ review: 'open', energyWh: 4_000n });
});

test('times of a charger that was removed are accepted, and no other session of it is calculated again', async () => {
  const { earlier, later, times, chargePointId } = await overlapping();
  const url = `/api/charge-points/${chargePointId}`;
  expect((await t.app.inject({ method: 'DELETE', url, headers: owner.headers })).statusCode).toBe(204);
  const seen = { energyWh: 10_000, anomalies: ['overlaps_next'], lastDecisionId: null };
  const accepted = await send(earlier, { decision: { kind: 'accept' }, times, seen });
  expect(accepted.json()).toMatchObject({ ...times, review: 'accepted' });
  expect(await stored(later)).toMatchObject({ review: 'open', anomalies: ['overlaps_previous'] });
});

test('without the proposed times the energy is accepted alone; other times than the proposed are refused', async () => {
  const { earlier, times } = await overlapping();
  const seen = { energyWh: 10_000, anomalies: ['overlaps_next'], lastDecisionId: null };
  const other = { ...times, endedAt: '2026-11-10T10:30:00.000Z' };
  expect((await send(earlier, { decision: { kind: 'accept' }, times: other, seen })).statusCode).toBe(409);
  expect(await decide(earlier, { kind: 'accept' })).toMatchObject({
    endedAt: '2026-11-10T11:30:00.000Z',
    decisions: [{ times: null }],
  });
});

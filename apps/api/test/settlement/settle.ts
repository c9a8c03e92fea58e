import type { TestApp, TestPerson } from '#test/test-app.ts';

/** Two administrators, who do what needs two. */
export const administrators = async (t: TestApp): Promise<readonly [TestPerson, TestPerson]> => {
  const anna = await t.signIn({ platformRole: 'admin', name: 'Anna' });
  const bert = await t.signIn({ platformRole: 'admin', name: 'Bert' });
  // The clock of the test may be ahead of that of the database.
  const userId = { in: [anna.id, bert.id] };
  await t.database.prisma.signInSession.updateMany({ where: { userId }, data: { provenAt: t.clock.now } });
  return [anna, bert];
};

/** Somebody of staff becomes a member of an account that is paid, until it is ended. */
export const addMember = async (
  { database: { prisma } }: TestApp,
  { id: userId }: TestPerson,
  accountId: string,
) => {
  const id = `${userId} in ${accountId}`;
  await prisma.member.create({ data: { id, userId, organizationId: accountId, role: 'viewer' } });
  return { end: () => prisma.member.delete({ where: { id } }) };
};

const RUNS = '/api/support/settlement/runs';

/** The run as it is answered, once it stands where it should. */
export const runIn = async (t: TestApp, who: TestPerson, id: string, state: string) => {
  for (let tries = 0; tries < 400; tries += 1) {
    const { body } = await t.ask(who, 'GET', `${RUNS}/${id}`);
    if (body.run.state === state) return body;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`the run never became ${state}`);
};

/** Starts, approves and finalises the run of a month. @returns its id */
export const settle = async (t: TestApp, month: string): Promise<string> => {
  const [first, second] = await administrators(t);
  const started = await t.ask(first, 'POST', RUNS, { month });
  if (started.status !== 200) throw new Error(JSON.stringify(started.body));
  const { id } = started.body;
  const { run } = await runIn(t, first, id, 'drafted');
  const seen = { documents: run.documents, total: run.total };
  const approved = await t.ask(second, 'POST', `${RUNS}/${id}/approval`, seen);
  if (approved.status !== 204) throw new Error(JSON.stringify(approved.body));
  await runIn(t, first, id, 'final');
  return id;
};

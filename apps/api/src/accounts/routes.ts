import type { Kernel } from '#chargers/kernel.ts';
import {
  getAbout,
  getIncome,
  getMe,
  listMembers,
  switchAccount,
  updateMe,
} from '@laadpoort/contract/accounts/endpoints';
import type { Person } from '#platform/access/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readIncome } from './read-income.ts';
import { changeProfile, readMe, readMembers, workIn } from './store.ts';

export const registerAccountRoutes = (route: Route, { db, live, now, ask, settings }: Kernel): void => {
  const { version, demoSignIns, openSignUp, mail } = settings;
  const accountChanged = (accountId: string) => live.publish(accountId, { topic: 'account', id: accountId });
  const me = async (person: Person) => (await readMe(db, person)) ?? refuse('not-signed-in');

  route(getAbout, async () => ({
    version,
    demoSignIns: [...demoSignIns],
    openSignUp,
    showsMails: mail.isShownToAll,
  }));

  route(getMe, (_, person) => me(person));

  route(updateMe, async ({ body }, person) => {
    await changeProfile(db, person.personId, body, now());
    if (person.activeAccountId !== null) accountChanged(person.activeAccountId);
    return me(person);
  });

  route(switchAccount, async ({ body: { accountId } }, person) =>
    (await workIn(db, person, accountId))
      ? me({ ...person, activeAccountId: accountId })
      : refuse('not-found'),
  );

  route(listMembers, async (_, { accountId }) => ({ members: await readMembers(db, accountId) }));

  route(getIncome, (_, { accountId }) =>
    readIncome(db, accountId, { now: now(), readWaiting: (of) => ask('sessions.waiting', of, {}) }),
  );
};

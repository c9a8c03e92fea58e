import type { accessGroupBodySchema } from '@laadpoort/contract/access-groups';
import {
  addAccessGroup,
  changeAccessGroup,
  listAccessGroups,
  listMobilityGroups,
  removeAccessGroup,
} from '@laadpoort/contract/access-group-endpoints';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { z } from 'zod';
import { ownsStations } from '../store.ts';
import {
  addedStations,
  areMembers,
  isNameTaken,
  readCards,
  removeGroup,
  saveGroup,
} from './change-groups.ts';
import { readGroups, readGroupsOfPerson } from './read-groups.ts';

export const registerGroupRoutes = (route: Route, { db, live, now }: Kernel): void => {
  const save = async (
    writer: { readonly accountId: string; readonly personId: string },
    groupId: string | null,
    body: z.output<typeof accessGroupBodySchema>,
  ) => {
    const { accountId } = writer;
    const { cards, problems } = readCards(body.cards);
    if (problems.length > 0)
      return refuse(
        'invalid-request',
        problems.map(({ index, reason }) => ({ path: `body.cards.${index}.uid`, code: reason })),
      );
    const added = await addedStations(db, accountId, groupId, body.stationIds);
    if (!(await ownsStations(db, accountId, added))) return refuse('not-found');
    if (!(await areMembers(db, accountId, body.memberIds))) return refuse('not-found');
    if (await isNameTaken(db, accountId, body.name, groupId))
      return refuse('invalid-request', [{ path: 'body.name', code: 'name-taken' }]);
    const id = await saveGroup(db, writer, groupId, { ...body, cards }, now());
    if (id === null) return refuse('not-found');
    live.publish(accountId, { topic: 'whitelist', id });
    return { id };
  };

  route(listAccessGroups, async (_, { accountId }) => {
    const [groups, members] = await Promise.all([
      readGroups(db, accountId, now()),
      db.prisma.member.findMany({
        where: { organizationId: accountId },
        select: { user: { select: { id: true, name: true } } },
        orderBy: { user: { name: 'asc' } },
      }),
    ]);
    return { groups: [...groups], members: members.map(({ user }) => user) };
  });

  route(addAccessGroup, ({ body }, { accountId, personId }) => save({ accountId, personId }, null, body));

  route(changeAccessGroup, ({ params: { groupId }, body }, { accountId, personId }) =>
    save({ accountId, personId }, groupId, body),
  );

  route(removeAccessGroup, async ({ params: { groupId } }, { accountId, personId }) => {
    if (!(await removeGroup(db, { accountId, personId }, groupId, now()))) return refuse('not-found');
    live.publish(accountId, { topic: 'whitelist', id: groupId });
    return undefined;
  });

  route(listMobilityGroups, async (_, { personId }) => ({
    groups: await readGroupsOfPerson(db, personId, now()),
  }));
};

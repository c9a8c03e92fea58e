import type { Database } from '#platform/database/database.ts';
import { people } from './people.ts';

/** To select the people of the demo. */
export const isDemoPerson = { id: { in: Object.values(people).map(({ id }) => id) } };

export const areDemoPeopleHere = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.user.count({ where: isDemoPerson })) > 0;

import type { Database } from '#platform/database/database.ts';
import { people } from './people.ts';

const isDemoPerson = { id: { in: Object.values(people).map(({ id }) => id) } };

export const areDemoPeopleHere = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.user.count({ where: isDemoPerson })) > 0;

/** Their stations and sessions stay, in accounts of which nobody is a member. @returns how many people there were */
export const removeDemoPeople = async ({ prisma }: Database): Promise<number> => {
  const { count } = await prisma.user.deleteMany({ where: isDemoPerson });
  return count;
};

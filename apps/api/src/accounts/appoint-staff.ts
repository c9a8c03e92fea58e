import type { Database } from '#platform/database/database.ts';

export interface Staff {
  readonly admins: readonly string[];
  readonly support: readonly string[];
}

/**
 * Gives the people with these e-mail addresses their platform role, and returns the addresses that have not signed up
 * yet. Only whoever runs the product decides this: no page and no route can.
 */
export const appointStaff = async (db: Database, { admins, support }: Staff): Promise<string[]> => {
  const missing: string[] = [];
  for (const [role, emails] of [
    ['support', support],
    ['admin', admins],
  ] as const) {
    for (const email of emails) {
      const { count } = await db.prisma.user.updateMany({
        where: { email: { equals: email, mode: 'insensitive' } },
        data: { role },
      });
      if (count === 0) missing.push(email);
    }
  }
  return missing;
};

import { platformRoleSchema } from '@laadpoort/contract/accounts/account';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { tellAdministrators, type Told } from './accounts/staff/tell-administrators.ts';
import { isDemoPerson } from './demo/demo-people.ts';

/**
 * Their stations and sessions stay, in accounts of which nobody is a member. Who of them was staff is told to the
 * administrators who are left. @returns how many people there were
 */
export const removeDemoPeople = ({ prisma }: Database, told: Told): Promise<number> =>
  prisma.$transaction(async (tx) => {
    const staff = await tx.user.findMany({ where: { ...isDemoPerson, role: { in: ['support', 'admin'] } } });
    const { count } = await tx.user.deleteMany({ where: isDemoPerson });
    for (const { id, email, role } of staff) {
      const from = platformRoleSchema.parse(role);
      await tellAdministrators(tx, { email, from, to: 'user' }, told);
      await audit(tx, {
        at: told.now,
        accountId: null,
        actorId: 'system',
        action: 'staff.change',
        targetId: id,
        detail: { from, to: 'user' },
      });
    }
    return count;
  });

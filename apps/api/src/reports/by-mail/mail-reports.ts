import { MAILED_REPORTS, mailedMonth, reportPath } from '@laadpoort/domain/reports/by-mail';
import { may, ROLES } from '@laadpoort/domain/accounts/roles';
import { accountUrl } from '#chargers/mails/account-url.ts';
import { tell } from '#chargers/mails/tell.ts';
import type { Database } from '#platform/database/database.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { monthIsOver } from './mails.ts';

const AT_ONCE = 200;
const READERS = ROLES.filter((role) => may(role, 'reports.view'));

/** Leaves the mails about the last month in the outbox: each once, however often this is done. */
export const mailReports = async (
  db: Database,
  { publicUrl, now, onFault }: Omit<Terms, 'month'> & { readonly onFault: (error: unknown) => void },
): Promise<void> => {
  const month = mailedMonth(now);
  let after = { userId: '', accountId: '' };
  for (let left = AT_ONCE; left === AT_ONCE;) {
    const { userId, accountId } = after;
    const due = await db.prisma.reportMail.findMany({
      where: {
        lastMonth: { lt: month },
        OR: [{ userId: { gt: userId } }, { userId, accountId: { gt: accountId } }],
      },
      orderBy: [{ userId: 'asc' }, { accountId: 'asc' }],
      take: AT_ONCE,
    });
    await doEach(due, (row) => mailOne(db, row, { month, publicUrl, now }), onFault);
    after = due.at(-1) ?? after;
    left = due.length;
  }
};

interface Due {
  readonly userId: string;
  readonly accountId: string;
  readonly reports: readonly string[];
}
interface Terms {
  readonly month: string;
  readonly publicUrl: string;
  readonly now: Date;
}

/** Whoever may not read reports any more gets none. */
const mailOne = async (
  { prisma }: Database,
  { userId, accountId, reports }: Due,
  { month, publicUrl, now }: Terms,
): Promise<void> => {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.reportMail.updateMany({
      where: { userId, accountId, lastMonth: { lt: month } },
      data: { lastMonth: month },
    });
    const member = await tx.member.findFirst({
      where: { userId, organizationId: accountId, role: { in: READERS }, user: { banned: false } },
      select: { organization: { select: { name: true } }, user: { select: { email: true, language: true } } },
    });
    const chosen = MAILED_REPORTS.filter((report) => reports.includes(report));
    const [first] = chosen;
    if (count === 0 || member === null || first === undefined) return;
    const facts = {
      accountName: member.organization.name,
      month,
      reports: chosen,
      url: accountUrl(publicUrl, accountId, reportPath(first, month)),
    };
    await tell(tx, member.user, monthIsOver, facts, now);
  });
};

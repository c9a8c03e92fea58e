import type { Kernel } from '#chargers/kernel.ts';
import { getReportMail, setReportMail } from '@laadpoort/contract/reports/by-mail';
import { MAILED_REPORTS, mailedMonth } from '@laadpoort/domain/reports/by-mail';
import type { Route } from '#platform/http/route.ts';

/** Of which reports a person gets a mail every month. */
export const registerReportMail = (route: Route, { db, now }: Kernel): void => {
  const { reportMail } = db.prisma;

  route(getReportMail, async (_, { personId, accountId }) => {
    const chosen = await reportMail.findUnique({
      where: { userId_accountId: { userId: personId, accountId } },
    });
    return { reports: MAILED_REPORTS.filter((report) => chosen?.reports.includes(report)) };
  });

  route(setReportMail, async ({ body: { reports } }, { personId, accountId }) => {
    const [userId, lastMonth] = [personId, mailedMonth(now())];
    if (reports.length === 0) await reportMail.deleteMany({ where: { userId, accountId } });
    else
      await reportMail.upsert({
        where: { userId_accountId: { userId, accountId } },
        create: { userId, accountId, reports, lastMonth },
        update: { reports },
      });
    return undefined;
  });
};

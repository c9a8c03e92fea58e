import { getProForma, getProFormaFile, type ProFormaAnswer } from '@laadpoort/contract/settlement/pro-forma';
import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, addMonths, dayOf, monthOf, monthsBetween } from '@laadpoort/domain/reports/month';
import type { PlannedException } from '@laadpoort/domain/settlement/run/plan-documents';
import { proFormaOf, type ProForma } from '@laadpoort/domain/settlement/run/pro-forma';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import type { Kernel } from '#chargers/kernel.ts';
import { Export } from '#platform/downloads/export.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readAccountFacts } from '../runs/read-account.ts';
import { readRuns } from '../runs/read-runs.ts';
import type { ProFormaFile } from './pro-forma-file.ts';

const NOTHING: ProForma = { document: null, assumed: [], exceptions: [] };

/** What an owner's next document would say. */
export const registerProFormaRoutes = (route: Route, { db, now, settings }: Kernel): void => {
  const factsOf = async (accountId: string, month: string, at: Date) => {
    const { operator } = settings.settlement;
    const limits = settings.payableLimits;
    return operator && readAccountFacts(db, accountId, { month, now: at, operator, limits });
  };
  /** Of the first month that is not settled and has something in it, or else of the running one. */
  const proForma = async (accountId: string) => {
    const at = now();
    const today = dayOf(at, ACCOUNT_TIME_ZONE);
    const running = monthOf(at, ACCOUNT_TIME_ZONE);
    for (const month of monthsBetween(firstUnsettled(await readRuns(db), at), running)) {
      const facts = await factsOf(accountId, month, at);
      if (facts && facts.sessions.length > 0) return { month, ...proFormaOf(facts, today) };
    }
    return { month: running, ...NOTHING };
  };

  route(getProForma, async (_, { accountId }) => {
    const { month, document, assumed, exceptions } = await proForma(accountId);
    return {
      month,
      document: document && summaryOf(document),
      assumed: [...assumed],
      waiting: waitingOf(exceptions),
    };
  });

  route(getProFormaFile, async (_, { accountId }) => {
    const { month, document } = await proForma(accountId);
    if (document === null) return refuse('not-found');
    return new Export({
      name: `pro-forma_${month}`,
      format: 'pdf',
      maker: new URL('pro-forma-file.ts', import.meta.url),
      given: { document } satisfies ProFormaFile,
    });
  });
};

/** Until its run is final, a month is not settled; nor is one that has ended, as long as it has no run. */
const firstUnsettled = ([latest]: Awaited<ReturnType<typeof readRuns>>, at: Date): string => {
  if (latest === undefined) return lastMonthOver(at);
  return latest.finalisedAt === null ? latest.month : addMonths(latest.month, 1);
};

const summaryOf = ({ kind, sessions, net, vat, total }: NonNullable<ProForma['document']>) => ({
  kind,
  sessions: sessions.length,
  energyWh: sessions.reduce((sum, { energyWh }) => sum + energyWh, 0),
  net,
  vat: vat?.amount ?? null,
  total,
});

const waitingOf = (exceptions: readonly PlannedException[]): ProFormaAnswer['waiting'] =>
  [...Map.groupBy(exceptions, ({ reason }) => reason)].map(([reason, all]) => ({
    reason,
    sessions: all.length,
    amount: roundHalfUp(sumAmounts(all.map(({ amount }) => amount)), 2),
  }));

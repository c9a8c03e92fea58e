import type { Kernel } from '#chargers/kernel.ts';
import { exportCardsReport, getCardsReport } from '@laadpoort/contract/reports/cards';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { cardsTable } from './cards-table.ts';
import { readCards } from './read-cards.ts';

/** What the cards of members charged. */
export const registerCards = (route: Route, { db, now }: Kernel): void => {
  const report = (accountId: string, year: string | undefined) =>
    readCards(db, accountId, year ?? monthOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4));

  route(getCardsReport, ({ query: { year } }, { accountId }) => report(accountId, year));

  route(exportCardsReport, async ({ query: { year, ...file } }, { accountId }) => {
    const about = await report(accountId, year);
    const name = fileName('cards', about.year);
    return reportExport(cardsTable, { name, about, rows: about.rows }, file);
  });
};

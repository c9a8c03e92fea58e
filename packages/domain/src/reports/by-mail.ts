import { ACCOUNT_TIME_ZONE, addMonths, monthOf } from './month.ts';

/** Those that one may be reminded of every month. */
export const MAILED_REPORTS = [
  'monthly',
  'reimbursements',
  'utilisation',
  'availability',
  'faults',
  'peak-power',
  'co2',
] as const;
export type MailedReport = (typeof MAILED_REPORTS)[number];

/** On the second at six in the morning the days of all clocks are over, and kept. */
const AFTER_MS = 30 * 3_600_000;

/** The month (`2026-11`) whose reports are due by mail, or were last. */
export const mailedMonth = (now: Date): string =>
  addMonths(monthOf(new Date(now.getTime() - AFTER_MS), ACCOUNT_TIME_ZONE), -1);

/** Where the portal shows a report about a month. */
export const reportPath = (report: MailedReport, month: string): string => {
  const year = month.slice(0, 4);
  if (report === 'monthly') return `/reports?from=${month}&to=${month}`;
  if (report === 'reimbursements' || report === 'co2') return `/reports/${report}?year=${year}`;
  return `/reports/${report}?to=${month}`;
};

import { Temporal } from 'temporal-polyfill';
import { ACCOUNT_TIME_ZONE, dayOf } from '../../reports/month.ts';

const DISPUTE_DAYS = 14;

/** The last day (`2026-12-17`) on which an owner may say that a document is wrong; then it counts as accepted, as agreed. */
export const lastDisputeDay = (issuedOn: string): string =>
  Temporal.PlainDate.from(issuedOn).add({ days: DISPUTE_DAYS }).toString();

/** Whether it is not later than that, by the clock of the account. */
export const isDisputable = (issuedOn: string, now: Date): boolean =>
  dayOf(now, ACCOUNT_TIME_ZONE) <= lastDisputeDay(issuedOn);

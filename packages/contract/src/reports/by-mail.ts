import { MAILED_REPORTS } from '@laadpoort/domain/reports/by-mail';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';

const reportsSchema = z.strictObject({
  /** None: no mail. */
  reports: z.array(z.enum(MAILED_REPORTS)).max(MAILED_REPORTS.length),
});

export const getReportMail = endpoint({
  method: 'GET',
  path: '/api/reports/by-mail',
  summary: 'Which reports about the account the person gets a monthly e-mail about',
  scope: 'account',
  // No program gets mails.
  permission: 'account.view',
  response: reportsSchema,
  changedBy: ['account'],
});

export const setReportMail = endpoint({
  method: 'PUT',
  path: '/api/reports/by-mail',
  summary: 'Choose which reports to get a monthly e-mail about: a link, once, after the month is over',
  scope: 'account',
  permission: 'account.view',
  body: reportsSchema,
  response: 'empty',
  changes: ['account'],
});

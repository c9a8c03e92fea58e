import { z } from 'zod';
import { languageSchema } from '../accounts/account.ts';

/** What any report is made as: a table for programs, one to calculate with, and one to read. */
export const REPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const reportFileQuery = {
  format: z.enum(REPORT_FORMATS).default('csv'),
  language: languageSchema.default('en'),
};

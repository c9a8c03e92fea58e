import { uuidSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';

/** All stations and the current month unless specified otherwise; of days that are over, the last month that has one. */
export const monthQuery = { month: monthSchema.optional(), stationId: uuidSchema.optional() };

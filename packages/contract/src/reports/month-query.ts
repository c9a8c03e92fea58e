import { uuidSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';

/** The current month and all stations unless specified otherwise. */
export const monthQuery = { month: monthSchema.optional(), stationId: uuidSchema.optional() };

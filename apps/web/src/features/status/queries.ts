import { getStatus } from '@laadpoort/contract/stations';
import { apiQuery } from '#lib/api.ts';

export const statusQuery = apiQuery(getStatus, {});

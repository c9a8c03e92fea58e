import { getStatus } from '@laadpoort/contract/stations/endpoints';
import { apiQuery } from '#lib/api.ts';

export const statusQuery = apiQuery(getStatus, {});

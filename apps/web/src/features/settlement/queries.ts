import { getParty } from '@laadpoort/contract/settlement/party';
import { apiQuery } from '#lib/api.ts';

export const partyQuery = apiQuery(getParty, {});

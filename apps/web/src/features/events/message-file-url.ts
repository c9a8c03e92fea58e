import { exportOcppMessages, exportSessionMessages } from '@laadpoort/contract/ocpp-messages';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { exportSupportMessages, exportSupportSessionMessages } from '@laadpoort/contract/support/messages';
import type { Language } from '#lib/language.ts';
import { wordsOf, type MessageFilter, type MessageSource } from './queries.ts';

const fileOf = { account: exportOcppMessages, support: exportSupportMessages };
const sessionFileOf = { account: exportSessionMessages, support: exportSupportSessionMessages };

/** The address from which exactly the messages of a search can be downloaded. */
export const messageFileUrl = (
  source: MessageSource,
  filter: MessageFilter,
  file: { readonly format: 'csv' | 'jsonl'; readonly language: Language },
): string => {
  if ('chargePointId' in source) {
    const params = { chargePointId: source.chargePointId };
    return endpointUrl(fileOf[source.view], { params, query: { ...filter, ...file } });
  }
  const params = { sessionId: source.sessionId };
  return endpointUrl(sessionFileOf[source.view], { params, query: { ...wordsOf(filter), ...file } });
};

import { listSessionMessages } from '@laadpoort/contract/sessions';
import { listChargePointEvents, listOcppMessages } from '@laadpoort/contract/charge-points';
import { listSupportEvents, listSupportMessages } from '@laadpoort/contract/support';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { client } from '#lib/api.ts';

/** Whose eyes: the owner's account, or the support console across accounts. */
export type View = 'account' | 'support';

const eventsOf = { account: listChargePointEvents, support: listSupportEvents };
const messagesOf = { account: listOcppMessages, support: listSupportMessages };

const after = (cursor: string) => (cursor === '' ? {} : { cursor });

export const eventsQuery = (view: View, chargePointId: string) =>
  infiniteQueryOptions({
    queryKey: [eventsOf[view].path, chargePointId],
    queryFn: ({ pageParam, signal }) =>
      client.call(eventsOf[view], { params: { chargePointId }, query: after(pageParam) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Whose messages: of a device, for its owner or for support, or of a charging session. */
export type MessageSource =
  | { readonly view: View; readonly chargePointId: string }
  | { readonly view: 'session'; readonly sessionId: number };

const askMessages = (source: MessageSource, cursor: string, signal: AbortSignal) => {
  const query = after(cursor);
  if (source.view === 'session')
    return client.call(listSessionMessages, { params: { sessionId: source.sessionId }, query }, signal);
  const { view, chargePointId } = source;
  return client.call(messagesOf[view], { params: { chargePointId }, query }, signal);
};

export const messagesQuery = (source: MessageSource) =>
  infiniteQueryOptions({
    queryKey: [source.view === 'session' ? listSessionMessages.path : messagesOf[source.view].path, source],
    queryFn: ({ pageParam, signal }) => askMessages(source, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

import { listChargePointEvents } from '@laadpoort/contract/charge-points';
import {
  listOcppMessages,
  type messageQuerySchema,
  listSessionMessages,
} from '@laadpoort/contract/ocpp-messages';
import {
  listSupportEvents,
  listSupportMessages,
  listSupportSessionMessages,
} from '@laadpoort/contract/support';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { client } from '#lib/api.ts';

/** Whose eyes: the owner's account, or the support console across accounts. */
export type View = 'account' | 'support';

const eventsOf = { account: listChargePointEvents, support: listSupportEvents };

const after = (cursor: string) => (cursor === '' ? {} : { cursor });

export const eventsQuery = (view: View, chargePointId: string) =>
  infiniteQueryOptions({
    queryKey: [eventsOf[view].path, chargePointId],
    queryFn: ({ pageParam, signal }) =>
      client.call(eventsOf[view], { params: { chargePointId }, query: after(pageParam) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Whose messages: of a device or of one charging session, for its owner or for support. */
export type MessageSource = { readonly view: View } & (
  | { readonly chargePointId: string }
  | { readonly sessionId: number }
);

/** What to look for; empty fields are left out. */
export type MessageFilter = Omit<z.input<typeof messageQuerySchema>, 'cursor' | 'limit'>;

const messagesOf = { account: listOcppMessages, support: listSupportMessages };
const sessionMessagesOf = { account: listSessionMessages, support: listSupportSessionMessages };

const askMessages = (source: MessageSource, filter: MessageFilter, cursor: string, signal: AbortSignal) => {
  const { view } = source;
  if ('chargePointId' in source) {
    const { chargePointId } = source;
    const query = { ...filter, ...after(cursor) };
    return client.call(messagesOf[view], { params: { chargePointId }, query }, signal);
  }
  const { sessionId } = source;
  const query = { ...wordsOf(filter), ...after(cursor) };
  return client.call(sessionMessagesOf[view], { params: { sessionId }, query }, signal);
};

/** A session has its own time and charging point. */
export const wordsOf = ({ action, direction, errorsOnly, text }: MessageFilter) => ({
  ...(action ? { action } : {}),
  ...(direction ? { direction } : {}),
  ...(errorsOnly ? { errorsOnly } : {}),
  ...(text ? { text } : {}),
});

export const messagesQuery = (source: MessageSource, filter: MessageFilter) =>
  infiniteQueryOptions({
    queryKey: [
      'chargePointId' in source ? messagesOf[source.view].path : sessionMessagesOf[source.view].path,
      source,
      filter,
    ],
    queryFn: ({ pageParam, signal }) => askMessages(source, filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

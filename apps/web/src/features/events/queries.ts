import { listChargePointEvents, listOcppMessages } from '@laadpoort/contract/stations';
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

export const messagesQuery = (view: View, chargePointId: string, action: string) =>
  infiniteQueryOptions({
    queryKey: [messagesOf[view].path, chargePointId, action],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        messagesOf[view],
        { params: { chargePointId }, query: { ...after(pageParam), ...(action === '' ? {} : { action }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

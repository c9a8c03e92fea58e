import { listChargePointEvents } from '@laadpoort/contract/charge-points/endpoints';
import {
  listOcppMessages,
  type messageQuerySchema,
  listSessionMessages,
} from '@laadpoort/contract/ocpp-messages';
import { listSupportEvents } from '@laadpoort/contract/support/devices';
import { listSupportMessages, listSupportSessionMessages } from '@laadpoort/contract/support/messages';
import type { z } from 'zod';
import { apiPagesQuery } from '#lib/api.ts';

/** Who is looking: the owner's account, or support across accounts. */
export type View = 'account' | 'support';

const eventsOf = { account: listChargePointEvents, support: listSupportEvents };

export const eventsQuery = (view: View, chargePointId: string) =>
  apiPagesQuery(eventsOf[view], { params: { chargePointId } });

/** Whose messages: those of a device or of one charging session, for the owner or for support. */
export type MessageSource = { readonly view: View } & (
  | { readonly chargePointId: string }
  | { readonly sessionId: number }
);

/** What to look for; empty fields are left out. */
export type MessageFilter = Omit<z.input<typeof messageQuerySchema>, 'cursor' | 'limit'>;

const messagesOf = { account: listOcppMessages, support: listSupportMessages };
const sessionMessagesOf = { account: listSessionMessages, support: listSupportSessionMessages };

/** A session has its own time and charging point. */
export const wordsOf = ({ id, action, direction, errorsOnly, text }: MessageFilter) => ({
  ...(id ? { id } : {}),
  ...(action ? { action } : {}),
  ...(direction ? { direction } : {}),
  ...(errorsOnly ? { errorsOnly } : {}),
  ...(text ? { text } : {}),
});

export const messagesQuery = (source: MessageSource, filter: MessageFilter) =>
  'chargePointId' in source
    ? apiPagesQuery(messagesOf[source.view], {
        params: { chargePointId: source.chargePointId },
        query: filter,
      })
    : apiPagesQuery(sessionMessagesOf[source.view], {
        params: { sessionId: source.sessionId },
        query: wordsOf(filter),
      });

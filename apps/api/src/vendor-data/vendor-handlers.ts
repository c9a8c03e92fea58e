import type { Response } from '@laadpoort/ocpp/messages/actions';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';

/** A vendor-specific message from a charger. */
interface VendorMessage {
  readonly chargePoint: ChargePointEntry;
  readonly receivedAt: Date;
  /** Text as sent; an object as JSON. */
  readonly data: string | null;
}

type Answer = Response<'DataTransfer'> & { readonly status: 'Accepted' | 'Rejected' };

export type VendorHandler = (message: VendorMessage) => Answer | Promise<Answer>;

/** Supported vendor messages: vendorId → messageId (empty for none) → handler. */
export type VendorHandlers = Readonly<Record<string, Readonly<Record<string, VendorHandler>>>>;

/** The handler of a message, or the status that says what is unknown about it (OCPP 1.6, 4.3). */
export const findVendorHandler = (
  handlers: VendorHandlers,
  vendorId: string,
  messageId: string | null,
): VendorHandler | 'UnknownVendorId' | 'UnknownMessageId' => {
  if (!Object.hasOwn(handlers, vendorId)) return 'UnknownVendorId';
  const name = messageId ?? '';
  const messages = handlers[vendorId] ?? {};
  return (Object.hasOwn(messages, name) ? messages[name] : undefined) ?? 'UnknownMessageId';
};

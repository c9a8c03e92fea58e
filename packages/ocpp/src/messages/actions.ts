import type { ChargingMessages } from './charging.ts';
import type { CoreMessages } from './core.ts';
import type { SecurityMessages } from './security.ts';

interface Messages extends CoreMessages, ChargingMessages, SecurityMessages {}

/** All 39 actions of OCPP 1.6 and its security extension. */
export type Action = keyof Messages;
/** A request exactly as the schema has it on the wire. */
export type Request<A extends Action> = Messages[A]['request'];
/** A response exactly as the schema has it on the wire. */
export type Response<A extends Action> = Messages[A]['response'];

/** What a charge point sends. DataTransfer goes both ways. */
export const INBOUND_ACTIONS = [
  'Authorize',
  'BootNotification',
  'DataTransfer',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'SecurityEventNotification',
  'SignCertificate',
  'SignedFirmwareStatusNotification',
  'StartTransaction',
  'StatusNotification',
  'StopTransaction',
] as const satisfies readonly Action[];
export type InboundAction = (typeof INBOUND_ACTIONS)[number];

/** What a central system sends. */
export type OutboundAction = Exclude<Action, InboundAction> | 'DataTransfer';

const inbound: ReadonlySet<string> = new Set(INBOUND_ACTIONS);

export const isInboundAction = (action: string): action is InboundAction => inbound.has(action);

/**
 * Messages a charge point keeps and repeats until they are answered (OCPP 1.6, 3.7.1).
 * A CALLERROR makes it retry and at last drop them, so on our own fault they get no answer at all.
 */
export const isTransactionMessage = (action: string): boolean =>
  action === 'StartTransaction' || action === 'StopTransaction' || action === 'MeterValues';

import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';

/** What is sent: an OCPP 1.6 action and its payload. */
export interface OcppRequest {
  readonly action: OutboundAction;
  readonly payload: Request<OutboundAction>;
}

/**
 * The OCPP request for a command: the same field by field, except that a session's id becomes its transaction id. The
 * OCPP server checks every payload against the schema of its action before it is sent.
 */
export const ocppRequest = (request: CommandRequest): OcppRequest => {
  if (request.action === 'RemoteStopTransaction') {
    return { action: request.action, payload: { transactionId: request.sessionId } };
  }
  const { action, ...payload } = request;
  return { action, payload: payload as Request<OutboundAction> };
};

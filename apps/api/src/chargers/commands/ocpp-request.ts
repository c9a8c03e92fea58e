import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';

/** What goes over the wire: an OCPP 1.6 action and its payload. */
export interface OcppRequest {
  readonly action: OutboundAction;
  readonly payload: Request<OutboundAction>;
}

/**
 * A command as the OCPP request it stands for: field by field the same, but that a session's id is its transaction
 * id. The edge checks every payload against the schema of its action before it is sent.
 */
export const ocppRequest = (request: CommandRequest): OcppRequest => {
  if (request.action === 'RemoteStopTransaction') {
    return { action: request.action, payload: { transactionId: request.sessionId } };
  }
  const { action, ...payload } = request;
  return { action, payload: payload as Request<OutboundAction> };
};

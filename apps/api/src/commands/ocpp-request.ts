import type { CommandRequest } from '@laadpoort/contract/commands';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';

/** What goes over the wire: an OCPP 1.6 action and its payload. */
export type OcppRequest = {
  [A in OutboundAction]: { readonly action: A; readonly payload: Request<A> };
}[OutboundAction];

/** A person's command as the OCPP request it stands for. A session's id is its transaction id. */
export const ocppRequest = (request: CommandRequest): OcppRequest => {
  switch (request.action) {
    case 'Reset':
      return { action: 'Reset', payload: { type: request.type } };
    case 'ChangeAvailability':
      return {
        action: 'ChangeAvailability',
        payload: { connectorId: request.connectorId, type: request.type },
      };
    case 'UnlockConnector':
      return { action: 'UnlockConnector', payload: { connectorId: request.connectorId } };
    case 'RemoteStartTransaction':
      return {
        action: 'RemoteStartTransaction',
        payload: { connectorId: request.connectorId, idTag: request.idTag },
      };
    case 'RemoteStopTransaction':
      return { action: 'RemoteStopTransaction', payload: { transactionId: request.sessionId } };
    case 'GetConfiguration':
      return { action: 'GetConfiguration', payload: {} };
    case 'ChangeConfiguration':
      return { action: 'ChangeConfiguration', payload: { key: request.key, value: request.value } };
    case 'ClearCache':
      return { action: 'ClearCache', payload: {} };
    case 'TriggerMessage':
      return {
        action: 'TriggerMessage',
        payload: {
          requestedMessage: request.requestedMessage,
          ...(request.connectorId === undefined ? {} : { connectorId: request.connectorId }),
        },
      };
    case 'DataTransfer':
      return {
        action: 'DataTransfer',
        payload: {
          vendorId: request.vendorId,
          ...(request.messageId === undefined ? {} : { messageId: request.messageId }),
          ...(request.data === undefined ? {} : { data: request.data }),
        },
      };
  }
};

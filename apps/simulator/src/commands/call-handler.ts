import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';

/** The answers to some of the calls of a central system. */
export type CallHandlers<A extends OutboundAction> = {
  [Each in A]: (request: Request<Each>) => Response<Each>;
};

/** Runs an action when the answer to the call is out. */
export type AfterAnswer = (action: () => void) => void;

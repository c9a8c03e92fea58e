import type { InboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';

/** Sends the calls of a charge point to its central system. */
export interface Caller {
  /** Throws CallFailed; also when there is no connection. */
  call<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A>>;
  /** For messages that are simply lost when they fail. */
  notify<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A> | null>;
}

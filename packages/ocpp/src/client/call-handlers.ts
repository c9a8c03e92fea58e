import '../messages/ocpp16-validator.ts';
import { createRPCError } from 'ocpp-rpc';
import type { OutboundAction, Request, Response } from '../messages/actions.ts';
import { CallRefused } from './call-failed.ts';

/** What a charge point answers to the calls of its central system. Throw a `CallRefused` for a CALLERROR. */
export type CallHandlers = {
  [A in OutboundAction]?: (request: Request<A>) => Response<A> | Promise<Response<A>>;
};

export const answerCall = async (
  handler: (request: never) => unknown,
  params: unknown,
): Promise<Record<string, unknown>> => {
  try {
    return (await handler(params as never)) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof CallRefused) throw createRPCError(error.code, error.message, {});
    throw createRPCError('InternalError', 'The handler failed', {});
  }
};

import { errorStatus, type ErrorCode, type FieldProblem } from '@laadpoort/contract/wire/errors';
import { isDatabaseUnavailable, isRowGone } from '../database/database-error.ts';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Sends one code of the error table; nothing else about an error leaves the process. */
export const sendError = (
  reply: FastifyReply,
  code: ErrorCode,
  fields: readonly FieldProblem[] = [],
): FastifyReply =>
  reply
    .code(errorStatus[code])
    .type('application/json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ code, requestId: reply.request.id, ...(fields.length > 0 ? { fields } : {}) });

const fieldProblems = (error: FastifyError): FieldProblem[] => {
  if (!hasZodFastifySchemaValidationErrors(error)) return [];
  const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  return error.validation.flatMap(({ keyword, instancePath, message, params }) => {
    const path = `${part}${instancePath === '/' ? '' : instancePath.replaceAll('/', '.')}`;
    const unknown = keyword === 'unrecognized_keys' && Array.isArray(params['keys']) ? params['keys'] : [];
    if (unknown.length > 0)
      return unknown.map((key) => ({ path: `${path}.${String(key)}`, code: 'unknown-field' }));
    // The contract's schemas name their own codes; zod's own messages are sentences with spaces.
    return [{ path, code: message && !message.includes(' ') ? message : keyword }];
  });
};

/** The only error handler: expected refusals by the table, unexpected errors logged and answered without details. */
export const installErrorHandler = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return sendError(reply, 'invalid-request', fieldProblems(error));
    if (error.statusCode === 429) return sendError(reply, 'too-many-requests');
    if (error.statusCode === 413) return sendError(reply, 'request-too-large');
    if (error.statusCode === 415) return sendError(reply, 'unsupported-media-type');
    if (error.statusCode !== undefined && error.statusCode < 500) return sendError(reply, 'invalid-request');
    if (isRowGone(error)) return sendError(reply, 'not-found');
    request.log.error({ err: error }, 'request failed');
    return sendError(reply, isDatabaseUnavailable(error) ? 'database-unavailable' : 'internal-error');
  });
};

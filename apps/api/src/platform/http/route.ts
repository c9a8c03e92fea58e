import { FILE_TYPE } from '@laadpoort/contract/wire/client';
import type { Endpoint, EndpointAnswer, EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import type { SupportView } from '@laadpoort/domain/accounts/audit';
import type { ErrorCode, FieldProblem } from '@laadpoort/contract/wire/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Readable } from 'node:stream';
import type { Access, Actor, Person } from '../access/access.ts';
import type { ExportQueue } from '../downloads/export-queue.ts';
import type { ExportWorkers } from '../downloads/export-workers.ts';
import { Export } from '../downloads/export.ts';
import { sendError } from './errors.ts';
import { goneOf, makeExport, NEVER, takeTurn } from './export-of-request.ts';
import { schemaOf } from './schema-of.ts';
import { type RecordLooks, type Looker, startLooking } from './looking.ts';

/** An expected refusal: a value, not an exception. */
export class Refusal {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];
  constructor(code: ErrorCode, fields: readonly FieldProblem[]) {
    this.code = code;
    this.fields = fields;
  }
}
export const refuse = (code: ErrorCode, fields: readonly FieldProblem[] = []): Refusal =>
  new Refusal(code, fields);

/** A file for the browser to save. */
export class Download {
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer | Readable;
  constructor(file: { name: string; contentType: string; body: Buffer | Readable }) {
    this.name = file.name;
    this.contentType = file.contentType;
    this.body = file.body;
  }
}
export const fileDownload = (file: {
  name: string;
  contentType: string;
  body: Buffer | Readable;
}): Download => new Download(file);

type ActorOf<E extends Endpoint> = E['scope'] extends 'account'
  ? Actor
  : E['scope'] extends 'public'
    ? null
    : E extends { looks: SupportView }
      ? Looker
      : Person;

export type Handler<E extends Endpoint> = (
  request: EndpointRequest<E>,
  who: ActorOf<E>,
  /** Of an export: whoever asked has left. */
  gone: AbortSignal,
) => Promise<EndpointAnswer<E> | Refusal | Download | Export>;

export type Route = <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;

/** Turns endpoints of the contract into Fastify routes: access first, then validation, then the handler. */
export const createRoute =
  (app: FastifyInstance, gates: Gates): Route =>
  (endpoint, handler) => {
    if (endpoint.body !== 'file') return void app.route(routeOf(gates, endpoint, handler));
    // In its own scope: only here is a body of bytes accepted, as a stream.
    void app.register(async (files) => {
      files.removeAllContentTypeParsers();
      files.addContentTypeParser(FILE_TYPE, (_request, payload, done) => done(null, payload));
      files.route({ ...routeOf(gates, endpoint, handler), bodyLimit: Number.MAX_SAFE_INTEGER });
    });
  };

const HOUR_MS = 3_600_000;
const FILE_TIMEOUT_MS = HOUR_MS;

interface Gates {
  readonly access: Access;
  readonly exports: ExportQueue;
  readonly exportWorkers: ExportWorkers;
  readonly recordLooks: RecordLooks;
}

/** What Fastify learns from the contract about an endpoint. */
export const describeRoute = (endpoint: Endpoint): Omit<RouteOptions, 'handler'> => ({
  method: endpoint.method,
  url: endpoint.path,
  config: {
    access: { scope: endpoint.scope, permission: endpoint.permission },
    ...(endpoint.body === 'file' ? { bodyTimeoutMs: FILE_TIMEOUT_MS } : {}),
    ...(endpoint.perHour === undefined ? {} : { rateLimit: { max: endpoint.perHour, timeWindow: HOUR_MS } }),
  },
  schema: schemaOf(endpoint),
});

const routeOf = <E extends Endpoint>(
  { access, exports, exportWorkers, recordLooks }: Gates,
  endpoint: E,
  handler: Handler<E>,
): RouteOptions => ({
  ...describeRoute(endpoint),
  // Before its body is read and validated: a stranger's request is not worth reading, and reveals nothing to them. After
  // it was counted, which is the last hook of onRequest: asking who it is takes the database.
  preParsing: async (request, reply) => {
    const who = await identify(access, endpoint, request);
    if (who !== null && 'refused' in who) {
      const { refused, personId } = who;
      if (personId !== undefined)
        request.log.warn({ personId, endpoint: `${endpoint.method} ${endpoint.path}` }, 'a right is lacking');
      return sendError(reply, refused);
    }
    request.who = who;
  },
  handler: async (request, reply) => {
    const personId = request.who?.personId ?? '';
    const refuseExport = (refusal: Refusal) => {
      // Whoever has left was refused nothing.
      if (!reply.raw.destroyed) exports.refuse(personId, refusal.code);
      return send(reply, refusal);
    };
    const gone = endpoint.response === 'export' ? goneOf(reply) : NEVER;
    if (endpoint.response === 'export' && !(await takeTurn(exports, request, reply, gone)))
      return refuseExport(refuse('too-many-requests'));
    const { params, query, body } = request;
    const looking = startLooking(endpoint, request, recordLooks);
    const who = looking ? { ...request.who, looking } : request.who;
    const answer = await handler({ params, query, body } as never, who as never, gone);
    // Rather nothing than data of accounts that learn nothing of it.
    if (looking?.isOver === false && !(answer instanceof Refusal))
      throw new Error(`${endpoint.path} did not say whose data it shows`);
    if (endpoint.response === 'export' && answer instanceof Refusal) return refuseExport(answer);
    if (!(answer instanceof Export)) return send(reply, answer);
    const made = await makeExport(reply, exportWorkers, answer, gone);
    if (made === null) return refuseExport(refuse('export-too-large'));
    return sendFile(reply, { name: answer.fileName, contentType: answer.contentType, body: made });
  },
});

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person, the only decoration of a request. */
    who: Actor | Person | null;
  }
}

const identify = async (access: Access, endpoint: Endpoint, request: FastifyRequest) => {
  switch (endpoint.scope) {
    case 'public':
      return null;
    case 'self':
      return access.self(request.headers, endpoint);
    case 'account':
    case 'platform':
      return access[endpoint.scope](request.headers, endpoint);
  }
};

const sendFile = (reply: FastifyReply, { name, contentType, body }: Download) =>
  reply.type(contentType).header('content-disposition', `attachment; filename="${name}"`).send(body);

const send = (reply: FastifyReply, answer: unknown): FastifyReply => {
  if (answer instanceof Refusal) return sendError(reply, answer.code, answer.fields);
  if (answer instanceof Download) return sendFile(reply, answer);
  return answer === undefined ? reply.code(204).send() : reply.send(answer);
};

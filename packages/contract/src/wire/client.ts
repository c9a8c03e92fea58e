import type { Endpoint, EndpointInput, EndpointResult } from './endpoint.ts';
import { errorBodySchema, type ErrorBody } from './errors.ts';

/** The API refused or could not be reached; `body.code` says why (`unreachable` if there was no answer). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  constructor(status: number, body: ErrorBody) {
    super(body.code);
    this.status = status;
    this.body = body;
  }
}

/** Sent with what a page asks for by itself, while nobody is there: it does not make a sign-in last longer. */
export const UNATTENDED_HEADER = 'x-laadpoort-unattended';

/** How the body of an endpoint that takes a file is sent. */
export const FILE_TYPE = 'application/octet-stream';

const isFile = (body: unknown): body is Blob => body instanceof Blob;

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The URL of an endpoint with its params and query filled in; also for download links. */
export const endpointUrl = <E extends Endpoint>(
  definition: E,
  input: Omit<EndpointInput<E>, 'body'>,
): string => {
  const { params = {}, query = {} } = input as LooseInput;
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = entries
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return search ? `${path}?${search}` : path;
};

/**
 * A typed client: `call(endpoint, input)` resolves to the endpoint's answer or throws {@link ApiError}.
 * @param options.baseUrl origin of the API, empty in the browser
 */
export const createClient = (options: {
  fetch: typeof fetch;
  baseUrl?: string;
  headers?: Record<string, string>;
}) => {
  const call = async <E extends Endpoint>(
    definition: E,
    input: EndpointInput<E>,
    signal?: AbortSignal,
  ): Promise<EndpointResult<E>> => {
    const { body } = input as LooseInput;
    const response = await options
      .fetch((options.baseUrl ?? '') + endpointUrl(definition, input), {
        method: definition.method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': isFile(body) ? FILE_TYPE : 'application/json' }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body: isFile(body) ? body : JSON.stringify(body) }),
        credentials: 'include',
        ...(signal ? { signal } : {}),
      })
      .catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new ApiError(0, { code: 'unreachable', requestId: '' });
      });
    if (response.status === 204) return undefined as EndpointResult<E>;
    const json = await response.json().catch(() => null);
    if (response.ok) return json as EndpointResult<E>;
    const parsed = errorBodySchema.safeParse(json);
    throw new ApiError(
      response.status,
      parsed.success ? parsed.data : { code: 'internal-error', requestId: '' },
    );
  };
  return { call };
};

export type Client = ReturnType<typeof createClient>;

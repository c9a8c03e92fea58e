import type { SupportView } from '@laadpoort/domain/accounts/audit';
import type { Permission } from '@laadpoort/domain/accounts/roles';
import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Topic } from './live-events.ts';

/**
 * Who a route is for.
 * - `public`: anyone.
 * - `self`: a signed-in person, about themselves.
 * - `account`: a member, inside the account of their sign-in session; needs a permission of that account.
 * - `platform`: support staff and administrators, across accounts; needs a platform permission.
 */
export type Scope = 'public' | 'self' | 'account' | 'platform';

type Access =
  | { readonly scope: 'public' | 'self'; readonly permission: null }
  | { readonly scope: 'account' | 'platform'; readonly permission: Permission };

/** Whether the answer shows staff the data of accounts: then each of these finds the look in its audit. */
type Looks =
  | { readonly scope: Exclude<Scope, 'platform'> }
  | { readonly scope: 'platform'; readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' }
  | {
      readonly scope: 'platform';
      readonly method: 'GET';
      /** What the audit calls it; null: the answer has no account's data. */
      readonly looks: SupportView | null;
    };

/** What asking does to what other pages show; a download is asked for each time and kept by nobody. */
type Effect =
  | {
      readonly method: 'GET';
      /** Schema of the 200 answer. */
      readonly response: z.ZodType;
      /** A browser that shows the answer asks again when one of these changed. */
      readonly changedBy: readonly Topic[];
    }
  /** `'export'`: a file that is made of rows when it is asked for, which may have to wait for its turn. */
  | { readonly method: 'GET'; readonly response: 'file' | 'export' }
  | {
      readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /** Schema of the 200 answer; `'empty'` for 204. */
      readonly response: z.ZodType | 'empty';
      readonly changes: readonly Topic[];
      /** Only for who has shown within the last minutes who they are; see `accounts/step-up.ts`. */
      readonly stepUp?: true;
    };

/** One endpoint of the portal API as plain data; the server adapter, the client and OpenAPI all read it. */
export type Endpoint = Access &
  Looks &
  Effect & {
    /** Fastify path with `:params`, below `/api`. */
    readonly path: `/api/${string}`;
    readonly summary: string;
    readonly params?: z.ZodObject;
    readonly query?: z.ZodObject;
    /** `'file'`: the body is the file itself, as `application/octet-stream`. */
    readonly body?: z.ZodType | 'file';
    readonly errors?: readonly ErrorCode[];
    /** Also for a sign-in that still lacks its second factor. */
    readonly beforeSecondFactor?: true;
    /** Requests an hour from one network, of those that leave a mail. */
    readonly perHour?: number;
  };

/** An endpoint whose answer a page shows and keeps. */
export type ReadEndpoint = Extract<Endpoint, { changedBy: unknown }>;

/** An endpoint that changes what other endpoints answer. */
export type ChangeEndpoint = Extract<Endpoint, { changes: unknown }>;

/** Declares an endpoint, keeping its literal types. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a file consists of, on either side of the wire. */
type FileIn<B> = B extends 'file' ? Blob : Input<B>;
type FileOut<B> = B extends 'file' ? AsyncIterable<Uint8Array> : Output<B>;

/** What a caller passes: params, query and body before parsing. */
export type EndpointInput<E extends Endpoint> = (E extends { params: infer P }
  ? { params: Input<P> }
  : object) &
  (E extends { query: infer Q } ? { query?: Input<Q> } : object) &
  (E extends { body: infer B } ? { body: FileIn<B> } : object);

/** What a handler receives: params, query and body after parsing. */
export type EndpointRequest<E extends Endpoint> = (E extends { params: infer P }
  ? { params: Output<P> }
  : object) &
  (E extends { query: infer Q } ? { query: Output<Q> } : object) &
  (E extends { body: infer B } ? { body: FileOut<B> } : object);

/** What the client resolves to. */
export type EndpointResult<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : undefined;

/** What a handler returns before the schema filters the answer. */
export type EndpointAnswer<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.input<E['response']>
  : undefined;

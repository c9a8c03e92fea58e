import { getMe } from '@laadpoort/contract/accounts/endpoints';
import { ApiError, createClient, UNATTENDED_HEADER, type Client } from '@laadpoort/contract/wire/client';
import type {
  ChangeEndpoint,
  EndpointInput,
  EndpointResult,
  ReadEndpoint,
} from '@laadpoort/contract/wire/endpoint';
import type { Topic } from '@laadpoort/contract/wire/live-events';
import {
  infiniteQueryOptions,
  MutationCache,
  type Query,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { isAttended } from './attended.ts';
import { withStepUp } from './sign-in/step-up.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly changedBy?: readonly Topic[] };
  }
}

const plain = createClient({
  fetch: (url, init) => {
    const headers = new Headers(init?.headers);
    if (!isAttended()) headers.set(UNATTENDED_HEADER, '1');
    return fetch(url, { ...init, headers });
  },
});

export const apiClient: Client = {
  call: (definition, input, signal) => withStepUp(() => plain.call(definition, input, signal)),
};

export const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401;

/** The password was right, and a second factor is still to be shown. */
export const isHalfSignedIn = (error: unknown) =>
  error instanceof ApiError && error.body.code === 'second-factor-needed';

/** The sign-in page, at the step where a second factor is shown, that leads on to another page. */
export const secondFactorPath = (next: string) =>
  `/sign-in?${new URLSearchParams({ step: 'second-factor', next })}`;

export const signInPath = (error: unknown) => {
  const { pathname, search } = window.location;
  const next = pathname + search;
  return isHalfSignedIn(error) ? secondFactorPath(next) : `/sign-in?${new URLSearchParams({ next })}`;
};

/** If the sign-in session ended while the page was open, goes to the sign-in page and returns here afterwards. */
const toSignIn = (error: unknown) => {
  if (isSignedOut(error) && window.location.pathname !== '/sign-in')
    window.location.assign(signInPath(error));
};

const isWorthRetrying = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toSignIn }),
  mutationCache: new MutationCache({ onError: toSignIn }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
  },
});

/** Query options of an endpoint; asked again when one of the endpoint's topics changed. */
export const apiQuery = <E extends ReadEndpoint>(definition: E, input: EndpointInput<E>) =>
  queryOptions<EndpointResult<E>>({
    queryKey: [definition.path, input],
    queryFn: ({ signal }) => apiClient.call(definition, input, signal),
    meta: { changedBy: definition.changedBy },
  });

interface Page {
  readonly nextCursor: string | null;
}

type PagedEndpoint = ReadEndpoint & {
  readonly query: z.ZodObject;
  readonly response: z.ZodType<Page>;
};

/** Query options of an endpoint that answers a page at a time. */
export const apiPagesQuery = <E extends PagedEndpoint>(definition: E, input: EndpointInput<E>) =>
  infiniteQueryOptions({
    queryKey: [definition.path, input] as readonly unknown[],
    queryFn: ({ pageParam, signal }): Promise<EndpointResult<E>> => {
      const query = { ...input.query, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return apiClient.call(definition, { ...input, query }, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => (page as Page).nextCursor,
    meta: { changedBy: definition.changedBy },
  });

/** The page has drawn what it was told last. */
const drawn = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Asks again for everything on the page that one of these topics changes: first who one is and what one may do, since
 * the page may then ask for less.
 */
export const refreshTopics = async (changed: readonly Topic[]): Promise<void> => {
  const isChanged = ({ meta }: Query) => meta?.changedBy?.some((topic) => changed.includes(topic)) ?? false;
  const isMe = (query: Query) => isChanged(query) && query.queryKey[0] === getMe.path;
  void queryClient.invalidateQueries({ predicate: isChanged, refetchType: 'none' });
  if (queryClient.getQueryCache().findAll({ predicate: isMe, type: 'active' }).length > 0) {
    await queryClient.refetchQueries({ predicate: isMe, type: 'active' });
    await drawn();
  }
  await queryClient.refetchQueries({ predicate: isChanged, type: 'active', stale: true });
};

/** Other parts of the page may be slow to answer; a change is confirmed all the same. */
const timeoutMs = 2_000;

const shownSoon = (refreshed: Promise<void>) =>
  Promise.race([refreshed, new Promise<void>((resolve) => setTimeout(resolve, timeoutMs))]);

/** Calls an endpoint that changes something, then refreshes what it changed. */
export const useApiMutation = <E extends ChangeEndpoint>(definition: E) =>
  useMutation<EndpointResult<E>, Error, EndpointInput<E>>({
    mutationFn: (input) => apiClient.call(definition, input),
    onSuccess: () => shownSoon(refreshTopics(definition.changes)),
  });

import { ApiError, createClient } from '@laadpoort/contract/wire/client';
import type { Endpoint, EndpointInput, EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { MutationCache, QueryCache, QueryClient, queryOptions, useMutation } from '@tanstack/react-query';

export const client = createClient({ fetch: (url, init) => fetch(url, init) });

export const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401;

export const signInPath = () => {
  const { pathname, search } = window.location;
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
};

/** A sign-in that ended while the page was open leads to the sign-in page, and from there back here. */
const toSignIn = (error: unknown) => {
  if (isSignedOut(error) && window.location.pathname !== '/sign-in') window.location.assign(signInPath());
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

/** Query options of an endpoint. The key starts with its path, which is what live events invalidate by. */
export const apiQuery = <E extends Endpoint>(definition: E, input: EndpointInput<E>) =>
  queryOptions<EndpointResult<E>>({
    queryKey: [definition.path, input],
    queryFn: ({ signal }) => client.call(definition, input, signal),
  });

/** Asks again for everything that these endpoints answered. */
const refresh = (...definitions: readonly Endpoint[]) =>
  Promise.all(definitions.map(({ path }) => queryClient.invalidateQueries({ queryKey: [path] })));

/** Calls an endpoint that changes something, then refreshes what it touched. */
export const useApiMutation = <E extends Endpoint>(definition: E, touches: readonly Endpoint[] = []) =>
  useMutation<EndpointResult<E>, Error, EndpointInput<E>>({
    mutationFn: (input) => client.call(definition, input),
    onSuccess: () => refresh(...touches),
  });

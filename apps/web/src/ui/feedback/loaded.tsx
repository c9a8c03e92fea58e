import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNote } from './error-note.tsx';

/** What is needed of a query to show its answer, or why there is none. */
interface Loadable<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Two queries that are only shown together. */
export const bothOf = <A, B>(a: Loadable<A>, b: Loadable<B>): Loadable<readonly [A, B]> => ({
  data: a.data !== undefined && b.data !== undefined ? [a.data, b.data] : undefined,
  error: a.error ?? b.error,
  refetch: () => Promise.all([a.refetch(), b.refetch()]),
});

interface LoadedProps<Data> {
  readonly query: Loadable<Data>;
  /** Stands in its place while it loads. */
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The answer of a query. One that was shown stays while a newer one cannot be had. */
export const Loaded = <Data,>({
  query: { data, error, refetch },
  loading = <Skeleton height={240} radius="lg" />,
  children,
}: LoadedProps<Data>) => {
  if (data !== undefined) return children(data);
  return error ? <ErrorNote error={error} onRetry={refetch} /> : loading;
};

/** For what has a shape of its own while it loads, as a table. */
export const UnlessFailed = ({
  query: { data, error, refetch },
  failed = <ErrorNote error={error} onRetry={refetch} />,
  children,
}: {
  query: Loadable<unknown>;
  /** Stands in its place when there is no answer: a note about the error, unless given. */
  failed?: ReactNode;
  children: ReactNode;
}) => (error && data === undefined ? failed : children);

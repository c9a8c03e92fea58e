import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

interface Props {
  readonly query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>;
  readonly label: string;
}

/** Asks for the next page of a list; nothing when all of it is there. */
export const MoreButton = ({ query: { hasNextPage, fetchNextPage, isFetchingNextPage }, label }: Props) =>
  hasNextPage && (
    <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {label}
    </Button>
  );

import { Button, Stack } from '@mantine/core';
import type { Session } from '@laadpoort/contract/sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { sessionsQuery, type SessionFilter } from '../queries.ts';
import { SessionTable } from './session-table.tsx';

type Props = {
  filter: SessionFilter;
  /** The end of a row: the mobility-card icon. */
  action: (session: Session) => ReactNode;
  showPlace?: boolean;
  empty: string;
};

/** Filtered charging sessions, running ones first, page by page. */
export const SessionList = ({ filter, action, showPlace = false, empty }: Props) => {
  const { t } = useTranslation('sessions');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    sessionsQuery(filter),
  );
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  return (
    <Stack>
      <SessionTable
        sessions={data?.pages.flatMap(({ sessions }) => sessions)}
        action={action}
        showPlace={showPlace}
        empty={empty}
      />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
};

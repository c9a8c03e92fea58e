import { Stack } from '@mantine/core';
import type { Session } from '@laadpoort/contract/sessions/session';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { sessionsQuery, type SessionFilter } from '../queries.ts';
import { SessionTable } from './session-table.tsx';

interface Props {
  filter: SessionFilter;
  /** The end of a row: the mobility-card icon. */
  action: (session: Session) => ReactNode;
  showPlace?: boolean;
  empty: string;
}

/** Filtered charging sessions, running ones first, page by page. */
export const SessionList = ({ filter, action, showPlace = false, empty }: Props) => {
  const { t } = useTranslation('sessions');
  const query = useInfiniteQuery(sessionsQuery(filter));
  return (
    <UnlessFailed query={query}>
      <Stack>
        <SessionTable
          sessions={query.data?.pages.flatMap(({ sessions }) => sessions)}
          action={action}
          showPlace={showPlace}
          empty={empty}
        />
        <MoreButton query={query} label={t('more')} />
      </Stack>
    </UnlessFailed>
  );
};

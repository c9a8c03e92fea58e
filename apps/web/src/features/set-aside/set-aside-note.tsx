import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { setAsideQuery } from './queries.ts';

/** That something waits to be assigned to a session, with a link to it; renders nothing if there is nothing. */
export const SetAsideNote = () => {
  const { t } = useTranslation('setAside');
  const { data } = useQuery(setAsideQuery);
  if (!data?.items.length) return null;
  return (
    <Text size="sm">
      <Anchor component={Link} to="/activity/set-aside" fw={650} underline="always">
        {t(data.more ? 'note.many' : 'note.some', { count: data.items.length })}
      </Anchor>{' '}
      {t('note.why')}
    </Text>
  );
};

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** To the page with only the messages of a session. */
export const MessagesLink = ({ sessionId }: { sessionId: number }) => {
  const { t } = useTranslation('events');
  return (
    <Button component={Link} to={`/activity/${sessionId}/messages`} variant="default">
      {t('open')}
    </Button>
  );
};

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Link to the page with the messages of one session. */
export const MessagesLink = ({ sessionId }: { sessionId: number }) => {
  const { t } = useTranslation('events');
  return (
    <Button component={Link} to={`/activity/${sessionId}/messages`} variant="default">
      {t('open')}
    </Button>
  );
};

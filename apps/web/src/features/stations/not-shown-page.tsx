import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page } from '#ui/page/page.tsx';

interface Props {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => unknown;
}

/** Instead of a station or device that could not be loaded: why, and the way back to the stations. */
export const NotShownPage = ({ title, error, onRetry }: Props) => {
  const { t } = useTranslation('stations');
  return (
    <Page title={title}>
      <ErrorNote error={error} onRetry={onRetry} />
      <Anchor component={Link} to="/stations">
        {t('back')}
      </Anchor>
    </Page>
  );
};

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { explanationQueries } from '../queries.ts';
import { Why } from './why-amount.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(explanationQueries.support(Number(params['sessionId'])));
  return null;
};

/** A session of any account as support is asked about it: why it costs what it does. */
const SupportSessionPage = () => {
  const { t } = useTranslation('sessions');
  const id = Number(useIdParam('sessionId'));
  return (
    <Page
      title={t('detail.title', { id })}
      intro={
        <Anchor component={Link} to={`/support/sessions/${id}/messages`}>
          {t('why.messages')}
        </Anchor>
      }
    >
      <Section title={t('why.open')}>
        <Why view="support" sessionId={id} />
      </Section>
    </Page>
  );
};

export { SupportSessionPage as Component };

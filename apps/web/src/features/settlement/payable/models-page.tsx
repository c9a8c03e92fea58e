import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { ModelChanges } from './model-changes.tsx';
import { ModelForm, type ModelNames } from './model-form.tsx';
import { modelsQuery } from './queries.ts';
import { ModelTable } from './model-table.tsx';
import { UnknownModels } from './unknown-models.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(modelsQuery);
  return null;
};

/** What models of chargers deliver, by which sessions are held. */
const ModelsPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const query = useQuery(modelsQuery);
  const [asking, setAsking] = useState<ModelNames | null>(null);
  const mayManage = useMay('settlement.manage');
  return (
    <Page
      title={t('models.title')}
      intro={t('models.intro')}
      actions={
        <Anchor component={Link} to="/support/settlement/held">
          {t('list.title')}
        </Anchor>
      }
    >
      <UnlessFailed query={query}>
        <Section
          title={t('models.list')}
          actions={
            mayManage && (
              <Button onClick={() => setAsking({ vendor: '', model: '' })}>{t('models.add')}</Button>
            )
          }
        >
          <ModelTable models={query.data?.models} mayManage={mayManage} />
        </Section>
        <ModelChanges changes={query.data?.changes} mayManage={mayManage} />
        <Section title={t('models.unknown')} intro={t('models.unknownIntro')}>
          <UnknownModels unknown={query.data?.unknown} onAdd={mayManage ? setAsking : undefined} />
        </Section>
      </UnlessFailed>
      {asking && <ModelForm names={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
};

export { ModelsPage as Component };

import { Anchor, Button, Stack, Text } from '@mantine/core';
import {
  removeChargerModel,
  type ChargerModel,
  type listChargerModels,
} from '@laadpoort/contract/settlement/charger-models';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { ModelChanges } from './model-changes.tsx';
import { ModelForm, type ModelNames } from './model-form.tsx';
import { modelsQuery } from './queries.ts';

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
          <UnknownTable unknown={query.data?.unknown} onAdd={mayManage ? setAsking : undefined} />
        </Section>
      </UnlessFailed>
      {asking && <ModelForm names={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
};

interface ModelTableProps {
  readonly models: readonly ChargerModel[] | undefined;
  readonly mayManage: boolean;
}

const ModelTable = ({ models, mayManage }: ModelTableProps) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const remove = useApiMutation(removeChargerModel);
  const takeOff = (modelId: string) =>
    remove.mutate(
      { params: { modelId } },
      { onSuccess: ({ outcome }) => toast(t(`models.removed.${outcome}`)) },
    );
  return (
    <Stack>
      {remove.error && <ErrorNote error={remove.error} />}
      <DataTable
        caption={t('models.list')}
        rows={models}
        rowKey={({ id }) => id}
        empty={<Text c="dimmed">{t('models.none')}</Text>}
        columns={[
          {
            id: 'model',
            header: t('models.columns.model'),
            cell: ({ vendor, model }) => `${vendor} ${model}`,
          },
          {
            id: 'rating',
            header: t('models.columns.rating'),
            cell: ({ current, maxKw }) => t(`models.rating.${current}`, { kw: Number(maxKw) }),
          },
          {
            id: 'changed',
            header: t('models.columns.changed'),
            cell: ({ changedAt, changedBy }) => (
              <>
                <When at={changedAt} short /> {changedBy}
              </>
            ),
          },
          {
            id: 'action',
            header: t('models.columns.action'),
            hiddenHeader: true,
            cell: ({ id, vendor, model }) =>
              mayManage && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('models.removeOf', { name: `${vendor} ${model}` })}
                  onClick={() => takeOff(id)}
                >
                  {t('models.remove')}
                </Button>
              ),
          },
        ]}
      />
    </Stack>
  );
};

interface UnknownTableProps {
  readonly unknown: EndpointResult<typeof listChargerModels>['unknown'] | undefined;
  readonly onAdd: ((names: ModelNames) => void) | undefined;
}

const UnknownTable = ({ unknown, onAdd }: UnknownTableProps) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  return (
    <DataTable
      caption={t('models.unknown')}
      rows={unknown}
      rowKey={({ vendor, model }) => `${vendor} ${model}`}
      empty={<Text c="dimmed">{t('models.allKnown')}</Text>}
      columns={[
        {
          id: 'model',
          header: t('models.columns.model'),
          cell: ({ vendor, model }) => `${vendor} ${model}`,
        },
        {
          id: 'chargers',
          header: t('models.columns.chargers'),
          numeric: true,
          cell: ({ chargers }) => chargers,
        },
        {
          id: 'action',
          header: t('models.columns.action'),
          hiddenHeader: true,
          cell: ({ vendor, model }) =>
            onAdd && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('models.addOf', { name: `${vendor} ${model}` })}
                onClick={() => onAdd({ vendor, model })}
              >
                {t('models.addOne')}
              </Button>
            ),
        },
      ]}
    />
  );
};

export { ModelsPage as Component };

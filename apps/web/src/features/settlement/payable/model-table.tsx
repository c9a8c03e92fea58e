import { Button, Stack, Text } from '@mantine/core';
import { removeChargerModel, type ChargerModel } from '@laadpoort/contract/settlement/charger-models';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';

interface ModelTableProps {
  readonly models: readonly ChargerModel[] | undefined;
  readonly mayManage: boolean;
}

/** Models of which it is known what they deliver. */
export const ModelTable = ({ models, mayManage }: ModelTableProps) => {
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

import { Button, Group, Stack } from '@mantine/core';
import {
  confirmChargerModel,
  withdrawChargerModel,
  type ChargerModelChange,
} from '@laadpoort/contract/settlement/charger-models';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';

interface Props {
  readonly changes: readonly ChargerModelChange[] | undefined;
  readonly mayManage: boolean;
}

/** What somebody has said that a model delivers, and waits for a second person. */
export const ModelChanges = ({ changes, mayManage }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable.models' });
  const confirm = useApiMutation(confirmChargerModel);
  const withdraw = useApiMutation(withdrawChargerModel);
  if (!changes || changes.length === 0) return null;
  const error = confirm.error ?? withdraw.error;
  return (
    <Section title={t('waiting')} intro={t('waitingIntro')}>
      <Stack>
        {error && <ErrorNote error={error} />}
        <DataTable
          caption={t('waiting')}
          rows={changes}
          rowKey={({ id }) => id}
          columns={[
            { id: 'model', header: t('columns.model'), cell: ({ vendor, model }) => `${vendor} ${model}` },
            {
              id: 'rating',
              header: t('columns.rating'),
              cell: ({ current, maxKw }) =>
                current === null ? t('takenOff') : t(`rating.${current}`, { kw: Number(maxKw) }),
            },
            {
              id: 'asked',
              header: t('columns.changed'),
              cell: ({ askedAt, askedBy }) => (
                <>
                  <When at={askedAt} short /> {askedBy}
                </>
              ),
            },
            {
              id: 'action',
              header: t('columns.action'),
              hiddenHeader: true,
              cell: ({ id, vendor, model, mayConfirm }) =>
                mayManage && (
                  <Group gap="xs">
                    {mayConfirm && (
                      <Button
                        size="xs"
                        aria-label={t('confirmOf', { name: `${vendor} ${model}` })}
                        onClick={() =>
                          confirm.mutate(
                            { params: { changeId: id } },
                            { onSuccess: () => toast(t('confirmed')) },
                          )
                        }
                      >
                        {t('confirm')}
                      </Button>
                    )}
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('withdrawOf', { name: `${vendor} ${model}` })}
                      onClick={() =>
                        withdraw.mutate(
                          { params: { changeId: id } },
                          { onSuccess: () => toast(t('withdrawn')) },
                        )
                      }
                    >
                      {t('withdraw')}
                    </Button>
                  </Group>
                ),
            },
          ]}
        />
      </Stack>
    </Section>
  );
};

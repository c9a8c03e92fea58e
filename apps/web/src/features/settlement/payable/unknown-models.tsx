import { Button, Text } from '@mantine/core';
import type { listChargerModels } from '@laadpoort/contract/settlement/charger-models';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';
import type { ModelNames } from './model-form.tsx';

interface UnknownTableProps {
  readonly unknown: EndpointResult<typeof listChargerModels>['unknown'] | undefined;
  readonly onAdd: ((names: ModelNames) => void) | undefined;
}

/** Models of chargers in use of which it is not known. */
export const UnknownModels = ({ unknown, onAdd }: UnknownTableProps) => {
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

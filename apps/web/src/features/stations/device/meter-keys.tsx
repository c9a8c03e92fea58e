import { Button, Code, Text } from '@mantine/core';
import {
  getMeterKeys,
  getSupportMeterKeys,
  setMeterKey,
  setSupportMeterKey,
  type MeterKeys as Keys,
} from '@laadpoort/contract/charge-points/meter-keys';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MeterKeyForm, type SaveMeterKey } from './meter-key-form.tsx';

/** By which keys the owner's meters are checked. */
export const MeterKeys = ({ chargePointId }: { chargePointId: string }) => {
  const keys = useQuery(apiQuery(getMeterKeys, { params: { chargePointId } }));
  const mayEdit = useMay('stations.manage');
  const { mutateAsync } = useApiMutation(setMeterKey);
  const save: SaveMeterKey = (connectorId, { publicKey }) =>
    mutateAsync({ params: { chargePointId, connectorId }, body: { publicKey } });
  return <MeterKeyTable keys={keys} mayEdit={mayEdit} save={save} />;
};

/** The same for support, in any account and with a reason. */
export const SupportMeterKeys = ({ chargePointId }: { chargePointId: string }) => {
  const keys = useQuery(apiQuery(getSupportMeterKeys, { params: { chargePointId } }));
  const mayEdit = useMay('support.operate');
  const { mutateAsync } = useApiMutation(setSupportMeterKey);
  const save: SaveMeterKey = (connectorId, body) =>
    mutateAsync({ params: { chargePointId, connectorId }, body });
  return <MeterKeyTable keys={keys} mayEdit={mayEdit} withReason save={save} />;
};

interface Props {
  readonly keys: UseQueryResult<Keys>;
  readonly mayEdit: boolean;
  readonly withReason?: boolean;
  readonly save: SaveMeterKey;
}

const MeterKeyTable = ({ keys, mayEdit, withReason = false, save }: Props) => {
  const { t } = useTranslation('stations');
  const [editing, setEditing] = useState<Keys['meters'][number] | null>(null);
  return (
    <Section title={t('meterKeys.title')} intro={t('meterKeys.intro')}>
      <Loaded query={keys}>
        {({ meters }) => (
          <DataTable
            caption={t('meterKeys.title')}
            rows={meters}
            rowKey={({ connectorId }) => connectorId}
            columns={[
              {
                id: 'number',
                header: t('meterKeys.point'),
                cell: ({ connectorId: number }) => t('configuration.pointName', { number }),
              },
              { id: 'key', header: t('meterKeys.key'), cell: ({ key }) => <Key value={key} /> },
              {
                id: 'actions',
                header: t('columns.actions'),
                hiddenHeader: true,
                cell: (meter) =>
                  mayEdit && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t(meter.key ? 'meterKeys.changeOf' : 'meterKeys.enterOf', {
                        number: meter.connectorId,
                      })}
                      onClick={() => setEditing(meter)}
                    >
                      {t(meter.key ? 'meterKeys.change' : 'meterKeys.enter')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {editing && (
        <MeterKeyForm meter={editing} withReason={withReason} save={save} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
};

const Key = ({ value }: { value: Keys['meters'][number]['key'] }) => {
  const { t } = useTranslation('stations');
  if (value === null)
    return (
      <Text size="sm" c="dimmed">
        {t('meterKeys.none')}
      </Text>
    );
  return (
    <>
      {value.curve} <Code style={{ overflowWrap: 'anywhere' }}>{value.publicKey}</Code>
    </>
  );
};

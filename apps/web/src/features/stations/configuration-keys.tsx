import { Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { sendCommand } from '@laadpoort/contract/commands';
import type { ChargePoint } from '@laadpoort/contract/charge-points';
import type { ConfigurationKey } from '@laadpoort/contract/configuration';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Section } from '#ui/page.tsx';
import { toast } from '#ui/toast.ts';
import { useSchemaForm } from '#ui/use-schema-form.ts';
import { When } from '#ui/when.tsx';
import { configurationQuery } from './queries.ts';

/** The charger's own settings, searchable; what may be written can be sent back. */
export const ConfigurationKeys = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const [wanted, setWanted] = useState('');
  const [editing, setEditing] = useState<ConfigurationKey | null>(null);
  const { data, error, refetch } = useQuery(configurationQuery(device.id));
  const keys = data?.keys.filter(({ key }) => key.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Section title={t('configuration.keys.title')} intro={t('configuration.keys.intro')}>
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={120} />}
      {data?.readAt === null && <Text>{t('configuration.keys.never')}</Text>}
      {data?.readAt && (
        <Stack>
          <Group justify="space-between">
            <TextInput
              type="search"
              aria-label={t('configuration.keys.search')}
              placeholder={t('configuration.keys.search')}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            <Text size="sm" c="dimmed">
              {t('configuration.keys.readAt')} <When at={data.readAt} />
            </Text>
          </Group>
          <KeyTable keys={keys} onEdit={setEditing} />
        </Stack>
      )}
      <Modal opened={editing !== null} onClose={() => setEditing(null)} title={editing?.key}>
        {editing && <KeyForm chargePointId={device.id} setting={editing} onSent={() => setEditing(null)} />}
      </Modal>
    </Section>
  );
};

type TableProps = {
  keys: readonly ConfigurationKey[] | undefined;
  onEdit: (setting: ConfigurationKey) => void;
};

const KeyTable = ({ keys, onEdit }: TableProps) => {
  const { t } = useTranslation('stations');
  const mayWrite = useMay('commands.send');
  const notes = ({ readonly, rebootRequired }: ConfigurationKey) =>
    [readonly && t('configuration.keys.readonly'), rebootRequired && t('configuration.keys.reboot')]
      .filter(Boolean)
      .join(', ');
  return (
    <DataTable
      caption={t('configuration.keys.title')}
      rows={keys}
      rowKey={({ key }) => key}
      columns={[
        { id: 'key', header: t('columns.key'), sortValue: ({ key }) => key, cell: ({ key }) => key },
        { id: 'value', header: t('columns.value'), cell: ({ value }) => value ?? '–' },
        { id: 'notes', header: t('columns.rights'), cell: notes },
        {
          id: 'edit',
          header: t('configuration.keys.edit'),
          hiddenHeader: true,
          cell: (setting) =>
            mayWrite &&
            !setting.readonly && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('configuration.keys.edit')}: ${setting.key}`}
                onClick={() => onEdit(setting)}
              >
                {t('configuration.keys.edit')}
              </Button>
            ),
        },
      ]}
    />
  );
};

const valueSchema = z.object({ value: z.string().max(500, { error: 'too-long' }) });

const KeyForm = ({
  chargePointId,
  setting,
  onSent,
}: {
  chargePointId: string;
  setting: ConfigurationKey;
  onSent: () => void;
}) => {
  const { t } = useTranslation('stations');
  const send = useApiMutation(sendCommand);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: valueSchema,
    initialValues: { value: setting.value ?? '' },
    submit: async ({ value }) => {
      await send.mutateAsync({
        params: { chargePointId },
        body: { action: 'ChangeConfiguration', key: setting.key, value },
      });
      toast(t('configuration.keys.sent'));
      onSent();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('configuration.keys.newValue', { key: setting.key })} {...field('value')} />
        <Button type="submit" loading={busy}>
          {t('configuration.keys.send')}
        </Button>
      </Stack>
    </form>
  );
};

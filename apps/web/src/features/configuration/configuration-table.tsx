import { Badge, Button, Stack, Text } from '@mantine/core';
import type { ConfigurationKey } from '@laadpoort/contract/configuration';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useKeyWords } from './use-key-words.ts';
import { DesiredValue } from './desired-value.tsx';

interface Props {
  keys: readonly ConfigurationKey[];
  mayChange: (key: string) => boolean;
  onEdit: (setting: ConfigurationKey) => void;
}

/** Every setting with its purpose; values that differ from the desired ones are highlighted. */
export const ConfigurationTable = ({ keys, mayChange, onEdit }: Props) => {
  const { t } = useTranslation('configuration');
  const words = useKeyWords();
  return (
    <DataTable
      caption={t('title')}
      rows={keys}
      rowKey={({ key }) => key}
      empty={t('none')}
      columns={[
        {
          id: 'key',
          header: t('columns.key'),
          sortValue: ({ key }) => key,
          cell: ({ key }) => (
            <Stack gap={0}>
              <span style={{ overflowWrap: 'anywhere' }}>{key}</span>
              {words(key) && (
                <Text size="sm" c="dimmed" fw={400}>
                  {words(key)}
                </Text>
              )}
            </Stack>
          ),
        },
        { id: 'value', header: t('columns.value'), cell: (setting) => <Value setting={setting} /> },
        { id: 'notes', header: t('columns.notes'), cell: (setting) => <Notes setting={setting} /> },
        {
          id: 'change',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (setting) =>
            mayChange(setting.key) &&
            !setting.readonly && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('changeKey', { key: setting.key })}
                onClick={() => onEdit(setting)}
              >
                {t('change')}
              </Button>
            ),
        },
      ]}
    />
  );
};

const Value = ({ setting: { value, desired } }: { setting: ConfigurationKey }) => (
  <Stack gap={2} align="flex-start">
    <span style={{ overflowWrap: 'anywhere' }}>{value ?? '–'}</span>
    {desired?.differs && <DesiredValue desired={desired} />}
  </Stack>
);

const Notes = ({ setting: { readonly, rebootRequired } }: { setting: ConfigurationKey }) => {
  const { t } = useTranslation('configuration');
  if (rebootRequired)
    return (
      <Badge variant="light" color="amber" tt="none" h="auto" style={{ whiteSpace: 'normal' }}>
        {t('reboot')}
      </Badge>
    );
  return readonly ? t('readonly') : null;
};

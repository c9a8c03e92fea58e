import { Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ConfigurationKey } from '@laadpoort/contract/configuration';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import type { ConfigurationSource } from './configuration-source.ts';
import { ConfigurationTable } from './configuration-table.tsx';
import { ConfigurationTools } from './configuration-tools.tsx';
import { KeyForm } from './key-form.tsx';

/** The charger's own settings: searchable, explained, with desired and reported values. */
export const ConfigurationPanel = ({ source }: { source: ConfigurationSource }) => {
  const { t } = useTranslation('configuration');
  const [search, setSearch] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const [editing, setEditing] = useState<ConfigurationKey | null>(null);
  const { readAt, keys } = source.configuration;
  const mayChange = (key: string) => source.mayMake({ change: 'set', key });
  const text = search.trim().toLowerCase();
  const shown = keys.filter(
    ({ key, value, desired }) =>
      `${key} ${value ?? ''}`.toLowerCase().includes(text) && (!onlyDifferent || desired?.differs === true),
  );
  return (
    <Section title={t('title')} intro={t('intro')}>
      <Stack>
        <ConfigurationTools source={source} />
        {readAt === null && <Text>{t('never')}</Text>}
        {keys.length > 0 && (
          <>
            <Group justify="space-between">
              <TextInput
                type="search"
                aria-label={t('search')}
                placeholder={t('search')}
                value={search}
                onChange={({ currentTarget }) => setSearch(currentTarget.value)}
              />
              {readAt && (
                <Text size="sm" c="dimmed">
                  {t('readAt')} <When at={readAt} />
                </Text>
              )}
            </Group>
            <Checkbox
              label={t('onlyDifferent')}
              checked={onlyDifferent}
              onChange={({ currentTarget }) => setOnlyDifferent(currentTarget.checked)}
            />
            {source.mayWrite && !keys.every(({ key }) => mayChange(key)) && (
              <Text size="sm">{t('managersOnly')}</Text>
            )}
            <ConfigurationTable keys={shown} mayChange={mayChange} onEdit={setEditing} />
          </>
        )}
      </Stack>
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing && t('changeKey', { key: editing.key })}
      >
        {editing && <KeyForm setting={editing} source={source} onDone={() => setEditing(null)} />}
      </Modal>
    </Section>
  );
};

import { Button, Group, List, Text } from '@mantine/core';
import type { QuirkProfileAnswer } from '@laadpoort/contract/quirks/quirk-profile';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { settingNames } from './settings.ts';
import { useSettingWords } from './use-setting-words.ts';

interface Props {
  readonly profiles: readonly QuirkProfileAnswer[] | undefined;
  readonly onEdit: (profile: QuirkProfileAnswer) => void;
  readonly onRemove: (profile: QuirkProfileAnswer) => void;
}

export const ProfileTable = ({ profiles, onEdit, onRemove }: Props) => {
  const { t } = useTranslation('quirks');
  const mayOperate = useMay('support.operate');
  return (
    <DataTable
      caption={t('title')}
      rows={profiles}
      rowKey={({ id }) => id}
      empty={t('none')}
      columns={[
        { id: 'name', header: t('columns.name'), sortValue: ({ name }) => name, cell: Name },
        { id: 'fits', header: t('columns.fits'), cell: Fits },
        { id: 'settings', header: t('columns.settings'), cell: Differences },
        { id: 'source', header: t('columns.source'), cell: ({ source }) => source },
        {
          id: 'chargePoints',
          header: t('columns.chargePoints'),
          numeric: true,
          sortValue: ({ chargePoints }) => chargePoints,
          cell: ({ chargePoints }) => chargePoints,
        },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (profile) =>
            mayOperate && (
              <Group gap="xs" wrap="nowrap">
                <Button variant="default" size="xs" onClick={() => onEdit(profile)}>
                  {t('edit')}
                </Button>
                {!profile.seeded && (
                  <Button variant="subtle" color="red" size="xs" onClick={() => onRemove(profile)}>
                    {t('remove')}
                  </Button>
                )}
              </Group>
            ),
        },
      ]}
    />
  );
};

const Name = ({ name, description, seeded, changedBy }: QuirkProfileAnswer) => {
  const { t } = useTranslation('quirks');
  const origin = changedBy === null ? null : t('byPerson', { name: changedBy });
  return (
    <div>
      {name}
      <Text size="sm" fw={400}>
        {description}
      </Text>
      <Text size="xs" c="dimmed" fw={400}>
        {[seeded ? t('seeded') : null, origin].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
};

const Fits = ({ vendor, model, firmwareFrom, firmwareUntil }: QuirkProfileAnswer) => {
  const { t } = useTranslation('quirks');
  const parts = [
    vendor,
    model ?? t('any'),
    firmwareFrom && t('firmwareFrom', { version: firmwareFrom }),
    firmwareUntil && t('firmwareUntil', { version: firmwareUntil }),
  ];
  return parts.filter(Boolean).join(' · ');
};

const Differences = ({ settings }: QuirkProfileAnswer) => {
  const { t } = useTranslation('quirks');
  const words = useSettingWords();
  return (
    <List size="sm" listStyleType="none">
      {settingNames
        .filter((name) => settings[name] !== undefined)
        .map((name) => (
          <List.Item key={name}>{`${t(`settings.${name}`)}: ${words(name, settings[name])}`}</List.Item>
        ))}
    </List>
  );
};

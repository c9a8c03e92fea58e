import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { OverrideForm } from './override-form.tsx';
import { chargePointQuirksQuery } from './queries.ts';
import { settingNames, withSetting, type GivenSettings, type SettingName } from './settings.ts';
import { useSettingWords } from './use-setting-words.ts';

/** How a charger is treated, setting by setting, and where each value comes from. */
const BehaviourTab = () => {
  const { t } = useTranslation('quirks');
  const words = useSettingWords();
  const mayOperate = useMay('support.operate');
  const chargePointId = useIdParam('chargePointId');
  const { data, error, refetch } = useQuery(chargePointQuirksQuery(chargePointId));
  const [changing, setChanging] = useState<GivenSettings | null>(null);
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={240} radius="lg" />;
  const { overrides, quirks, profiles } = data;
  const kind = [data.vendor, data.model, data.firmwareVersion].filter(Boolean).join(' · ');
  const origin = (name: SettingName) =>
    overrides[name] === undefined ? (profiles[name]?.name ?? t('behaviour.standard')) : t('behaviour.own');
  return (
    <Section
      title={t('behaviour.title')}
      intro={t('behaviour.intro')}
      actions={mayOperate && <Button onClick={() => setChanging(overrides)}>{t('behaviour.change')}</Button>}
    >
      <Text mb="sm">{kind === '' ? t('behaviour.silent') : t('behaviour.reports', { kind })}</Text>
      <DataTable
        caption={t('behaviour.title')}
        rows={settingNames}
        rowKey={(name) => name}
        columns={[
          {
            id: 'setting',
            header: t('columns.setting'),
            cell: (name) => (
              <div>
                {t(`settings.${name}`)}
                <Text size="sm" c="dimmed" fw={400}>
                  {t(`help.${name}`)}
                </Text>
              </div>
            ),
          },
          { id: 'value', header: t('columns.value'), cell: (name) => words(name, quirks[name]) },
          { id: 'origin', header: t('columns.origin'), cell: origin },
          {
            id: 'actions',
            header: t('columns.actions'),
            hiddenHeader: true,
            cell: (name) =>
              mayOperate &&
              overrides[name] !== undefined && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`${t('behaviour.back')}: ${t(`settings.${name}`)}`}
                  onClick={() => setChanging(withSetting(overrides, name, undefined))}
                >
                  {t('behaviour.back')}
                </Button>
              ),
          },
        ]}
      />
      {changing && (
        <OverrideForm
          chargePointId={chargePointId}
          overrides={changing}
          otherwise={data.withoutOverrides}
          onClose={() => setChanging(null)}
        />
      )}
    </Section>
  );
};

export { BehaviourTab as Component };

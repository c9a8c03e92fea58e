import { Button, Text } from '@mantine/core';
import type { getChargePointQuirks } from '@laadpoort/contract/quirks/endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { OverrideForm } from './override-form.tsx';
import { chargePointQuirksQuery } from './queries.ts';
import { settingNames, withSetting, type GivenSettings, type SettingName } from './settings.ts';
import { useSettingWords } from './use-setting-words.ts';

/** How a charger is treated, setting by setting, and where each value comes from. */
const BehaviourTab = () => {
  const chargePointId = useIdParam('chargePointId');
  const query = useQuery(chargePointQuirksQuery(chargePointId));
  return (
    <Loaded query={query}>{(quirks) => <Behaviour chargePointId={chargePointId} data={quirks} />}</Loaded>
  );
};

interface BehaviourProps {
  readonly chargePointId: string;
  readonly data: EndpointResult<typeof getChargePointQuirks>;
}

const Behaviour = ({ chargePointId, data }: BehaviourProps) => {
  const { t } = useTranslation('quirks');
  const words = useSettingWords();
  const mayOperate = useMay('support.operate');
  const [changing, setChanging] = useState<GivenSettings | null>(null);
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

import { Alert, Stack, Text } from '@mantine/core';
import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { useTranslation } from 'react-i18next';
import { Section } from '#ui/page/page.tsx';
import { ChargerLimits } from './charger-limits.tsx';
import { ShareBars } from './share-bars.tsx';

/** How a grid connection is currently shared, read-only. */
export const CurrentLoad = ({ load }: { load: LoadManagement }) => {
  const { t } = useTranslation('loadManagement');
  const { mode } = load;
  if (load.connection === null)
    return (
      <Section title={t('title')} intro={t('intro')}>
        <Text>{t('off')}</Text>
      </Section>
    );
  return (
    <Section title={t('shares.title')}>
      <Stack>
        {mode === 'safe' || mode === 'worst-case' ? (
          <Alert color="amber">{t(`mode.${mode}`)}</Alert>
        ) : (
          <Text>{t(`mode.${mode}`)}</Text>
        )}
        <ShareBars load={load} />
        <ChargerLimits load={load} />
        <Text size="sm" c="dimmed">
          {t('promise')}
        </Text>
      </Stack>
    </Section>
  );
};

import { Stack, Text } from '@mantine/core';
import type { SmartCharging } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';
import { useFromNow } from '#lib/use-now.ts';
import { Section } from '#ui/page/page.tsx';
import { LimitsAheadChart } from './limits-ahead-chart.tsx';
import { limitsAhead } from './limits-ahead.ts';
import { useSmartChargingWords } from './smart-charging-words.ts';

const MINUTE_MS = 60_000;

/** The charger's profiles over the next day, for each charging point they apply to. */
export const LimitsOverTime = ({ connectors, profiles }: Pick<SmartCharging, 'connectors' | 'profiles'>) => {
  const { t } = useTranslation('smartCharging');
  const words = useSmartChargingWords();
  const minute = useFromNow((now) => Math.floor(now.getTime() / MINUTE_MS));
  const drawn = connectors.flatMap((connector) => {
    const ahead = limitsAhead(connector, profiles, new Date(minute * MINUTE_MS));
    return ahead ? [{ connector, ahead }] : [];
  });
  return (
    <Section title={t('ahead')} intro={t('aheadIntro')}>
      {drawn.length === 0 && <Text>{t('aheadEmpty')}</Text>}
      <Stack gap="xl">
        {drawn.map(({ connector: { connectorId }, ahead }) => (
          <LimitsAheadChart
            key={connectorId}
            title={t('aheadOf', { place: words.place(connectorId) })}
            ahead={ahead}
          />
        ))}
      </Stack>
    </Section>
  );
};

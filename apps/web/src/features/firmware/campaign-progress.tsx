import { Progress, Stack, Text } from '@mantine/core';
import type { FirmwareCampaign } from '@laadpoort/contract/firmware/campaigns';
import { hasFailed, isOver } from '@laadpoort/domain/firmware/firmware-update';
import { useTranslation } from 'react-i18next';

type Counts = FirmwareCampaign['counts'];

/** The states of a campaign's chargers, grouped as people would count them. */
const figuresOf = (counts: Counts) => {
  const figures = { installed: 0, running: 0, failed: 0, waiting: 0, left: 0 };
  for (const state of Object.keys(counts) as (keyof Counts)[]) {
    const count = counts[state] ?? 0;
    if (state === 'installed' || state === 'waiting') figures[state] += count;
    else if (hasFailed(state)) figures.failed += count;
    else if (isOver(state)) figures.left += count;
    else figures.running += count;
  }
  return figures;
};

/** The progress of a campaign, as a bar and in words. */
export const CampaignProgress = ({ counts }: { counts: Counts }) => {
  const { t } = useTranslation('firmware');
  const figures = figuresOf(counts);
  const all = Math.max(
    1,
    Object.values(figures).reduce((sum, count) => sum + count, 0),
  );
  const words = [
    t('campaigns.bar', figures),
    figures.left > 0 && t('campaigns.left', { count: figures.left }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Stack gap={4}>
      <Progress.Root size="lg" aria-hidden>
        <Progress.Section value={(figures.installed / all) * 100} color="moss" />
        <Progress.Section value={(figures.running / all) * 100} color="sky" />
        <Progress.Section value={(figures.failed / all) * 100} color="red" />
      </Progress.Root>
      <Text size="sm">{words}</Text>
    </Stack>
  );
};

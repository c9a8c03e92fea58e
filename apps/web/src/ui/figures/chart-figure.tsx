import { Button, Group, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chart-figure.module.css';

interface Props {
  readonly title: string;
  /** Hidden where the section's heading already says it. */
  readonly titleHidden?: boolean;
  /** A one-sentence summary of the chart. */
  readonly summary: string;
  readonly chart: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

/**
 * A chart never stands alone (and takes no focus: `accessibilityLayer={false}`): it has a title, a summary, and a
 * button that shows its figures as a table.
 */
export const ChartFigure = ({ title, titleHidden = false, summary, chart, table }: Props) => {
  const { t } = useTranslation('ui');
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes['figure']} aria-label={title}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <figcaption>
          {!titleHidden && <Title order={3}>{title}</Title>}
          <Text size="sm" c="dimmed">
            {summary}
          </Text>
        </figcaption>
        <Button size="xs" variant="default" flex="none" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </Group>
      {asTable ? table : <div aria-hidden>{chart}</div>}
    </figure>
  );
};

import { Group, Text } from '@mantine/core';
import { exportUtilisation, type Utilisation } from '@laadpoort/contract/reports/utilisation';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { MonthReport, monthLoader } from '../frame/month-report.tsx';
import { utilisationQuery } from '../queries.ts';
import { HeatMap } from './heat-map.tsx';
import { UtilisationTable } from './utilisation-table.tsx';

export const loader = monthLoader(utilisationQuery);

/** How the connectors were used in a month. */
const UtilisationPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  return (
    <MonthReport
      intro={t('intro')}
      queryOf={utilisationQuery}
      fileUrl={(filter) => (file) => endpointUrl(exportUtilisation, { query: { ...filter, ...file } })}
    >
      {({ rows, hours }) =>
        rows.length === 0 ? (
          <Text>{t('none')}</Text>
        ) : (
          <>
            <Totals rows={rows} />
            <Section title={t('week')}>
              <HeatMap hours={hours} />
            </Section>
            <Section title={t('table')}>
              <UtilisationTable rows={rows} />
            </Section>
          </>
        )
      }
    </MonthReport>
  );
};

const Totals = ({ rows }: Pick<Utilisation, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const format = useFormat();
  const sum = (value: (row: Utilisation['rows'][number]) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const [available, occupied] = [sum((row) => row.availableSeconds), sum((row) => row.occupiedSeconds)];
  const idle = sum((row) => row.idleSeconds);
  const share = (seconds: number) => (available === 0 ? '–' : format.share(seconds / available));
  return (
    <Group component="section" aria-label={t('totals')} gap="xl">
      <Figure strong label={t('occupied')} value={share(occupied)} />
      <Figure label={t('charging')} value={share(occupied - idle)} />
      <Figure label={t('idle')} value={format.duration(idle)} />
      <Figure label={t('sessions')} value={format.count(sum(({ sessions }) => sessions))} />
    </Group>
  );
};

export { UtilisationPage as Component };

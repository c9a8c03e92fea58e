import { Group, List, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import type { EreReport } from '@laadpoort/contract/reports/ere';
import { exportEre } from '@laadpoort/contract/reports/ere-sessions';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { ereQuery } from './queries.ts';
import { Report } from '../frame/report.tsx';
import { runningMonth } from '../frame/report-in-url.ts';
import { useYearInUrl } from '../frame/year-in-url.ts';
import { yearLoader } from '../frame/year-report.tsx';
import { Authorisations } from './authorisations.tsx';
import { Chargers } from './chargers.tsx';
import { Claims } from './claims.tsx';
import { ClaimButton } from './claim-button.tsx';
import { EreSessions } from './ere-sessions.tsx';

/** The first in which units can be claimed. */
const FIRST_YEAR = 2026;

export const loader = yearLoader(ereQuery);

/** Emission reduction units of a year: what counts, what is claimed, and what is missing. */
const ErePage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere' });
  const running = useFromNow(runningMonth).slice(0, 4);
  const [year, setYear] = useYearInUrl(running);
  const query = useQuery({ ...ereQuery(year), placeholderData: keepPreviousData });
  const years = Array.from({ length: Number(running) - FIRST_YEAR + 1 }, (_, back) =>
    String(Number(running) - back),
  );
  return (
    <Report intro={t('intro')} fileUrl={(file) => endpointUrl(exportEre, { query: { year, ...file } })}>
      <search aria-label={t('year')}>
        <NativeSelect
          label={t('year')}
          maw={200}
          data={years.includes(year) ? years : [year, ...years]}
          value={year}
          onChange={({ currentTarget: { value } }) => setYear(value)}
        />
      </search>
      <Loaded query={query} loading={<Skeleton height={480} radius="lg" />}>
        {(report) => <Dossier report={report} />}
      </Loaded>
    </Report>
  );
};

const Dossier = ({ report }: { report: EreReport }) => (
  <>
    <Sums report={report} />
    <Chargers rows={report.chargers} />
    <Authorisations report={report} />
    <Claims claims={report.claims} />
    <EreSessions year={report.year} />
  </>
);

const Sums = ({ report }: { report: EreReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere' });
  const format = useFormat();
  const { year, counting, claimed, waiting, share } = report;
  const units = (text: string) => t('units', { units: format.tenths(Number(text)) });
  return (
    <Section title={t('sums', { year })} actions={<ClaimButton report={report} />}>
      <Stack>
        <Group gap="xl">
          <Figure strong label={t('counting')} value={units(counting.units)} />
          <Figure label={t('countingEnergy')} value={format.energy(counting.energyWh)} />
          <Figure label={t('claimed')} value={units(claimed.units)} />
          <Figure label={t('claimedEnergy')} value={format.energy(claimed.energyWh)} />
        </Group>
        <Text size="sm" c="dimmed">
          {share
            ? t('share', { year, percent: share.renewablePercent, source: share.source })
            : t('noShare', { year })}
        </Text>
        {waiting.length > 0 && (
          <Stack gap="xs">
            <Text fw={650}>{t('waiting')}</Text>
            <List>
              {waiting.map(({ reason, sessions, energyWh }) => (
                <List.Item key={reason}>
                  {t('waits', {
                    reason: t(`states.${reason}`),
                    count: sessions,
                    energy: format.energy(energyWh),
                  })}
                </List.Item>
              ))}
            </List>
          </Stack>
        )}
      </Stack>
    </Section>
  );
};

export { ErePage as Component };

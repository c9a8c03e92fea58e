import { Button, EmptyState, Grid, Skeleton, Stack } from '@mantine/core';
import type { StatusPage as StatusAnswer } from '@laadpoort/contract/stations/station';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { DecisionCard } from './decision-card.tsx';
import { MonthSoFar } from './month-so-far.tsx';
import { NextPayout } from './next-payout.tsx';
import { PointCard } from './point-card.tsx';
import { isProblem } from './problem.ts';
import { statusQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(statusQuery);
  return null;
};

/** The status of every charging point; `alerts` are passed in. */
export const StatusPage = ({ alerts }: { readonly alerts: ReactNode }) => {
  const { t } = useTranslation('status');
  const status = useQuery(statusQuery);
  const { data } = status;
  const problems = data?.points.filter(isProblem).length;
  const intro =
    problems === undefined
      ? undefined
      : problems === 0
        ? t('intro.allFine')
        : t('intro.problems', { count: problems });
  return (
    <Page title={t('title')} intro={data?.points.length ? intro : undefined}>
      {alerts}
      <Loaded query={status} loading={<LoadingStatus />}>
        {(loaded) => (loaded.points.length > 0 ? <Points status={loaded} /> : <NoStations />)}
      </Loaded>
    </Page>
  );
};

const Points = ({ status }: { status: StatusAnswer }) => {
  const { t } = useTranslation('status');
  const problems = status.points.filter(isProblem);
  const working = status.points.filter((point) => !isProblem(point));
  return (
    <>
      {problems.length > 0 && (
        <Section title={t('problems')}>
          <Stack gap={0}>
            {problems.map((point) => (
              <PointCard key={`${point.chargePointId}/${point.connectorId}`} point={point} />
            ))}
          </Stack>
        </Section>
      )}
      <DecisionCard waiting={status.waiting} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <MonthSoFar month={status.month} days={status.days} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <NextPayout payout={status.nextPayout} />
        </Grid.Col>
      </Grid>
      <Section title={t('points')}>
        <Stack gap={0}>
          {working.map((point) => (
            <PointCard key={`${point.chargePointId}/${point.connectorId}`} point={point} />
          ))}
        </Stack>
      </Section>
    </>
  );
};

const NoStations = () => {
  const { t } = useTranslation('status');
  return (
    <EmptyState
      icon={<IconPlugConnected aria-hidden />}
      title={t('empty.title')}
      description={t('empty.text')}
      variant="light"
    >
      <Button component={Link} to="/stations/add">
        {t('empty.add')}
      </Button>
    </EmptyState>
  );
};

const LoadingStatus = () => (
  <Stack>
    <Skeleton height={96} radius="lg" />
    <Skeleton height={220} radius="lg" />
    <Skeleton height={220} radius="lg" />
  </Stack>
);

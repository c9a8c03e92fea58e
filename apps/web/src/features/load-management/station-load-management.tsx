import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { GridConnectionForm } from './grid-connection-form.tsx';
import { LoadNow } from './load-now.tsx';
import { loadManagementQuery } from './queries.ts';

type Props = {
  readonly stationId: string;
  /** What somebody has set as the limit of the connection before it was shared. */
  readonly proposedCapacityA: number | null;
};

/** How the chargers of a station share its grid connection, and what it is set to. */
export const StationLoadManagement = ({ stationId, proposedCapacityA }: Props) => {
  const { t } = useTranslation('loadManagement');
  const { data: load, error, refetch } = useQuery(loadManagementQuery(stationId));
  const mayEdit = useMay('stations.manage');
  if (!load)
    return error ? <ErrorNote error={error} onRetry={refetch} /> : <Skeleton height={240} radius="lg" />;
  // A charger that comes or goes and load management that ends are another form.
  const formKey = [load.connection === null, ...load.chargePoints.map((each) => each.chargePointId)].join();
  return (
    <>
      <LoadNow load={load} />
      {mayEdit && (
        <Section title={t('form.title')}>
          <GridConnectionForm key={formKey} load={load} proposedCapacityA={proposedCapacityA} />
        </Section>
      )}
    </>
  );
};

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
  /** The connection's limit as set before load management was turned on. */
  readonly proposedCapacityA: number | null;
};

/** How the chargers of a station share its grid connection, and its settings. */
export const StationLoadManagement = ({ stationId, proposedCapacityA }: Props) => {
  const { t } = useTranslation('loadManagement');
  const { data: load, error, refetch } = useQuery(loadManagementQuery(stationId));
  const mayEdit = useMay('stations.manage');
  if (!load)
    return error ? <ErrorNote error={error} onRetry={refetch} /> : <Skeleton height={240} radius="lg" />;
  // The form is reset when a charger is added or removed, or load management is turned off.
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

import type { getLoadManagement } from '@laadpoort/contract/load-management/endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { GridConnectionForm } from './grid-connection-form.tsx';
import { CurrentLoad } from './current-load.tsx';
import { loadManagementQuery } from './queries.ts';

interface Props {
  readonly stationId: string;
  /** The connection's limit as set before load management was turned on. */
  readonly proposedCapacityA: number | null;
}

/** How the chargers of a station share its grid connection, and its settings. */
export const StationLoadManagement = ({ stationId, proposedCapacityA }: Props) => {
  const query = useQuery(loadManagementQuery(stationId));
  return (
    <Loaded query={query}>
      {(load) => <NowAndSettings load={load} proposedCapacityA={proposedCapacityA} />}
    </Loaded>
  );
};

const NowAndSettings = ({
  load,
  proposedCapacityA,
}: Pick<Props, 'proposedCapacityA'> & { load: EndpointResult<typeof getLoadManagement> }) => {
  const { t } = useTranslation('loadManagement');
  const mayEdit = useMay('stations.manage');
  // The form is reset when a charger is added or removed, or load management is turned off.
  const formKey = [load.connection === null, ...load.chargePoints.map((each) => each.chargePointId)].join();
  return (
    <>
      <CurrentLoad load={load} />
      {mayEdit && (
        <Section title={t('form.title')}>
          <GridConnectionForm key={formKey} load={load} proposedCapacityA={proposedCapacityA} />
        </Section>
      )}
    </>
  );
};

import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { GridConnectionForm } from './grid-connection-form.tsx';
import { CurrentLoad } from './current-load.tsx';
import { loadManagementQuery } from './queries.ts';

/** How the chargers of a station share its grid connection, and its settings. */
export const StationLoadManagement = ({ stationId }: { stationId: string }) => {
  const query = useQuery(loadManagementQuery(stationId));
  return <Loaded query={query}>{(load) => <NowAndSettings load={load} />}</Loaded>;
};

const NowAndSettings = ({ load }: { load: LoadManagement }) => {
  const { t } = useTranslation('loadManagement');
  const mayEdit = useMay('stations.manage');
  // The form is reset when a charger is added or removed, or load management is turned off.
  const formKey = [load.connection === null, ...load.chargePoints.map((each) => each.chargePointId)].join();
  return (
    <>
      <CurrentLoad load={load} />
      {mayEdit && (
        <Section title={t('form.title')}>
          <GridConnectionForm key={formKey} load={load} />
        </Section>
      )}
    </>
  );
};

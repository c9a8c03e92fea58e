import { useQuery } from '@tanstack/react-query';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { LoadNow } from './load-now.tsx';
import { supportLoadManagementQuery } from './queries.ts';

const SupportLoadManagement = () => {
  const query = useQuery(supportLoadManagementQuery(useIdParam('chargePointId')));
  return <Loaded query={query}>{(load) => <LoadNow load={load} />}</Loaded>;
};

export { SupportLoadManagement as Component };

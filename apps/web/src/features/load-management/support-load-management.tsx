import { useQuery } from '@tanstack/react-query';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { CurrentLoad } from './current-load.tsx';
import { supportLoadManagementQuery } from './queries.ts';

const SupportLoadManagement = () => {
  const query = useQuery(supportLoadManagementQuery(useIdParam('chargePointId')));
  return <Loaded query={query}>{(load) => <CurrentLoad load={load} />}</Loaded>;
};

export { SupportLoadManagement as Component };

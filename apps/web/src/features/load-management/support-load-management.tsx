import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { LoadNow } from './load-now.tsx';
import { supportLoadManagementQuery } from './queries.ts';

const SupportLoadManagement = () => {
  const { data, error, refetch } = useQuery(supportLoadManagementQuery(useIdParam('chargePointId')));
  if (data) return <LoadNow load={data} />;
  return error ? <ErrorNote error={error} onRetry={refetch} /> : <Skeleton height={240} radius="lg" />;
};

export { SupportLoadManagement as Component };

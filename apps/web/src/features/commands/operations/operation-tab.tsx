import { Skeleton, Stack } from '@mantine/core';
import { sendCommand } from '@laadpoort/contract/commands/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { CommandList } from '../command-list.tsx';
import { OperationPanel } from './operation-panel.tsx';
import { chargePointQuery, commandsQuery } from '../queries.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(commandsQuery(params['chargePointId'] ?? ''));
  return null;
};

const OperationTab = () => {
  const { t } = useTranslation('commands');
  const chargePointId = useIdParam('chargePointId');
  const { data: device } = useQuery(chargePointQuery(chargePointId));
  const { data } = useQuery(commandsQuery(chargePointId));
  const send = useApiMutation(sendCommand);
  const mayOperate = useMay('commands.operate');
  if (!device) return <Skeleton height={240} radius="lg" />;
  return (
    <Stack gap="lg">
      <OperationPanel
        device={device}
        mayOperate={mayOperate}
        send={(request, { unusualUid }) =>
          send.mutateAsync({
            params: { chargePointId },
            query: { unusualUid: unusualUid ? 'true' : 'false' },
            body: request,
          })
        }
      />
      <Section title={t('list')}>
        <CommandList commands={data?.commands} connected={device.connected} />
      </Section>
    </Stack>
  );
};

export { OperationTab as Component };

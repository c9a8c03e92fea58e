import { sendCommand } from '@laadpoort/contract/commands/endpoints';
import { changeConfiguration, listConfiguration } from '@laadpoort/contract/configuration';
import { configurationPermission } from '@laadpoort/domain/commands/command-permission';
import { useQuery } from '@tanstack/react-query';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { mayIn, useMay, useMe } from '#lib/me.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';

/** The settings of a charger in one's own account. */
export const OwnerConfiguration = ({ chargePointId }: { chargePointId: string }) => {
  const me = useMe();
  const params = { chargePointId };
  const configuration = useQuery(apiQuery(listConfiguration, { params }));
  const change = useApiMutation(changeConfiguration);
  const send = useApiMutation(sendCommand);
  const mayWrite = useMay('commands.operate');
  return (
    <Loaded query={configuration}>
      {(data) => (
        <ConfigurationPanel
          source={{
            configuration: data,
            mayWrite,
            mayMake: (change) => mayIn(me, configurationPermission(change)),
            change: (body, force) =>
              change.mutateAsync({ params, query: { force: force ? 'true' : 'false' }, body }),
            read: () => send.mutateAsync({ params, body: { action: 'GetConfiguration' } }),
            restart: () => send.mutateAsync({ params, body: { action: 'Reset', type: 'Soft' } }),
          }}
        />
      )}
    </Loaded>
  );
};

import { Stack, TextInput } from '@mantine/core';
import { changeSupportConfiguration, listSupportConfiguration } from '@laadpoort/contract/configuration';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { sendSupportCommand } from '@laadpoort/contract/support/devices';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';

/** The settings of any charger, for support; changes need a reason. */
const SupportConfigurationTab = () => {
  const { t } = useTranslation('configuration');
  const params = { chargePointId: useIdParam('chargePointId') };
  const [reason, setReason] = useState('');
  const configuration = useQuery(apiQuery(listSupportConfiguration, { params }));
  const change = useApiMutation(changeSupportConfiguration);
  const send = useApiMutation(sendSupportCommand);
  const mayWrite = useMay('support.operate');
  const sendCommand = (command: CommandRequest) => send.mutateAsync({ params, body: { command, reason } });
  return (
    <Loaded query={configuration}>
      {(data) => (
        <Stack gap="lg">
          <TextInput
            label={t('reason')}
            description={t('reasonHelp')}
            required
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <ConfigurationPanel
            source={{
              configuration: data,
              // Without a reason there are no buttons.
              mayWrite: mayWrite && reason.trim() !== '',
              mayMake: () => mayWrite && reason.trim() !== '',
              change: (request, force) =>
                change.mutateAsync({
                  params,
                  query: { force: force ? 'true' : 'false' },
                  body: { change: request, reason },
                }),
              read: () => sendCommand({ action: 'GetConfiguration' }),
              restart: () => sendCommand({ action: 'Reset', type: 'Soft' }),
            }}
          />
        </Stack>
      )}
    </Loaded>
  );
};

export { SupportConfigurationTab as Component };

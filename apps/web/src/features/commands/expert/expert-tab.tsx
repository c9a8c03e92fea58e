import { NativeSelect, Stack, Text } from '@mantine/core';
import { getSupportChargePoint, sendSupportCommand } from '@laadpoort/contract/support/devices';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { CommandList } from '../command-list.tsx';
import { expertActions, type ExpertAction } from './expert-fields.ts';
import { ExpertForm } from './expert-form.tsx';
import { ExpertOutcome } from './expert-outcome.tsx';
import type { ExpertCommand } from './use-expert-form.ts';

/** Every call of OCPP 1.6, field by field, for support. */
const ExpertTab = () => {
  const { t } = useTranslation('commands');
  const chargePointId = useIdParam('chargePointId');
  const { data } = useQuery(apiQuery(getSupportChargePoint, { params: { chargePointId } }));
  const send = useApiMutation(sendSupportCommand);
  const [action, setAction] = useState<ExpertAction>('TriggerMessage');
  const [commandId, setCommandId] = useState<string | null>(null);
  const mayOperate = useMay('support.operate');
  if (!data) return null;
  const { connected } = data.chargePoint;

  const sendCommand = async ({ request, reason, force }: ExpertCommand) => {
    const command = await send.mutateAsync({
      params: { chargePointId },
      query: { force: force ? 'true' : 'false' },
      body: { command: request, reason },
    });
    setCommandId(command.id);
  };
  return (
    <Stack gap="lg">
      <Section title={t('expert.title')} intro={t('expert.intro')}>
        <Stack>
          {!connected && <Text c="amber">{t('offline')}</Text>}
          <NativeSelect
            label={t('expert.action')}
            description={t(`expert.actions.${action}`)}
            value={action}
            data={expertActions}
            onChange={({ currentTarget }) =>
              setAction(expertActions.find((each) => each === currentTarget.value) ?? action)
            }
          />
          <ExpertForm key={action} action={action} disabled={!mayOperate} onSend={sendCommand} />
        </Stack>
      </Section>
      {commandId && (
        <ExpertOutcome
          key={commandId}
          chargePointId={chargePointId}
          commandId={commandId}
          connected={connected}
        />
      )}
      <Section title={t('list')}>
        <CommandList commands={data.commands} connected={connected} />
      </Section>
    </Stack>
  );
};

export { ExpertTab as Component };

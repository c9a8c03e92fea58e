import { Alert, Button, Group, Menu, Stack, Text } from '@mantine/core';
import type { OwnerCommandRequest } from '@laadpoort/contract/commands/requests';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { ConnectorOperations } from './connector-operations.tsx';
import { deviceOperations, type Operation } from './operation.ts';
import { OperationDialog, type Given } from './operation-dialog.tsx';

interface Props {
  device: ChargePoint;
  mayOperate: boolean;
  send: (request: OwnerCommandRequest, given: Given) => Promise<unknown>;
  /** Support has to give a reason for everything it does. */
  withReason?: boolean;
}

/** The flyer's buttons. Cars that are charging are named before anything that affects them. */
export const OperationPanel = ({ device, mayOperate, send, withReason = false }: Props) => {
  const { t } = useTranslation('commands');
  const [asking, setAsking] = useState<Operation | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [restarting, setRestarting] = useState(false);

  const run = async (operation: Operation, request: OwnerCommandRequest, given: Given) => {
    setFailure(null);
    await send(request, given);
    setRestarting(request.action === 'Reset');
    setAsking(null);
    toast(t('sent', { operation: t(operation.name) }));
  };
  const choose = (operation: Operation) => {
    const needsAnswer = withReason || operation.hits.length > 0 || operation.name === 'start';
    if (needsAnswer) setAsking(operation);
    else run(operation, operation.request, { reason: '', unusualUid: false }).catch(setFailure);
  };
  return (
    <Stack gap="lg">
      {failure !== null && <ErrorNote error={failure} />}
      {restarting && <Alert>{t('afterReset')}</Alert>}
      {!mayOperate && !withReason && <Text size="sm">{t('operatorsOnly')}</Text>}
      {!device.connected && <Alert color="amber">{t('offline')}</Alert>}
      <Section title={t('device')} intro={t('deviceHelp')}>
        <DeviceButtons device={device} disabled={!mayOperate} onChoose={choose} />
      </Section>
      <Section title={t('points')}>
        <ConnectorOperations device={device} disabled={!mayOperate} onChoose={choose} />
      </Section>
      {asking && (
        <OperationDialog
          operation={asking}
          withReason={withReason}
          onClose={() => setAsking(null)}
          onConfirm={(request, given) => run(asking, request, given)}
        />
      )}
    </Stack>
  );
};

interface ButtonsProps {
  device: ChargePoint;
  disabled: boolean;
  onChoose: (operation: Operation) => void;
}

const DeviceButtons = ({ device, disabled, onChoose }: ButtonsProps) => {
  const { t } = useTranslation('commands');
  const { availability, hardReset, softReset, more } = deviceOperations(device);
  return (
    <Group gap="xs">
      {[availability, hardReset, softReset].map((operation) => (
        <Button
          key={operation.name}
          variant="default"
          disabled={disabled}
          onClick={() => onChoose(operation)}
        >
          {t(operation.name)}
        </Button>
      ))}
      <Menu>
        <Menu.Target>
          <Button
            variant="subtle"
            disabled={disabled}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map((operation) => (
            <Menu.Item key={operation.name} onClick={() => onChoose(operation)}>
              {t(operation.name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
};

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { setUpConnector } from '@laadpoort/contract/charge-points/endpoints';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

const useSetUp = ({ id: chargePointId }: ChargePoint) => {
  const { t } = useTranslation('stations');
  const change = useApiMutation(setUpConnector);
  const setUp = (connectorId: number, to: 'added' | 'hidden') =>
    change.mutate(
      { params: { chargePointId, connectorId }, body: { setUp: to } },
      {
        onSuccess: () => toast(t(to === 'added' ? 'setUp.added' : 'setUp.removed', { number: connectorId })),
      },
    );
  return { change, setUp };
};

/** Charging points that nobody has set up and that only appeared in a status: a person decides. */
export const ReportedConnectors = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const mayEdit = useMay('stations.manage');
  const { change, setUp } = useSetUp(device);
  const reported = device.connectors.filter((connector) => connector.setUp === 'reported');
  return (
    <>
      {change.error && <ErrorNote error={change.error} />}
      {reported.map(({ connectorId: number }) => (
        <Alert key={number} color="amber" title={t('setUp.reported', { number })} mb="sm">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('setUp.question')}</Text>
            {mayEdit && (
              <Group gap="xs">
                <Button size="xs" loading={change.isPending} onClick={() => setUp(number, 'added')}>
                  {t('setUp.add', { number })}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  disabled={change.isPending}
                  onClick={() => setUp(number, 'hidden')}
                >
                  {t('setUp.hide', { number })}
                </Button>
              </Group>
            )}
          </Stack>
        </Alert>
      ))}
    </>
  );
};

/** Those that were removed, and the way back. */
export const HiddenConnectors = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const mayEdit = useMay('stations.manage');
  const { change, setUp } = useSetUp(device);
  if (device.hiddenConnectors.length === 0) return null;
  return (
    <Stack gap="xs" mt="sm" align="flex-start">
      {change.error && <ErrorNote error={change.error} />}
      <Text size="sm" c="dimmed">
        {t('setUp.hidden', { numbers: device.hiddenConnectors.join(', ') })}
      </Text>
      {mayEdit &&
        device.hiddenConnectors.map((number) => (
          <Button
            key={number}
            size="xs"
            variant="default"
            loading={change.isPending}
            onClick={() => setUp(number, 'added')}
          >
            {t('setUp.add', { number })}
          </Button>
        ))}
    </Stack>
  );
};

export const RemoveConnector = ({
  device,
  connectorId: number,
}: {
  device: ChargePoint;
  connectorId: number;
}) => {
  const { t } = useTranslation('stations');
  const [opened, setOpened] = useState(false);
  const { change, setUp } = useSetUp(device);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t('setUp.removeOf', { number })}
        onClick={() => setOpened(true)}
      >
        {t('setUp.remove')}
      </Button>
      {opened && (
        <ConfirmDialog
          title={t('setUp.removeTitle', { number })}
          confirm={t('setUp.remove')}
          danger
          busy={change.isPending}
          onConfirm={() => setUp(number, 'hidden')}
          onClose={() => setOpened(false)}
        >
          <Text>{t('setUp.removeText')}</Text>
          {change.error && <ErrorNote error={change.error} />}
        </ConfirmDialog>
      )}
    </>
  );
};

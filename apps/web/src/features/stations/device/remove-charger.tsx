import { Anchor, Button, List, Stack, Text } from '@mantine/core';
import { removeChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { ApiError } from '@laadpoort/contract/wire/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { apiClient, refreshTopics } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { chargePointQuery } from '../queries.ts';

/** Removes the charger, after saying what happens and what stays. */
export const RemoveCharger = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('stations');
  const mayRemove = useMay('stations.manage');
  const { data: device } = useQuery(chargePointQuery(chargePointId));
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const removal = useMutation({
    mutationFn: () => apiClient.call(removeChargePoint, { params: { chargePointId } }),
    // Away from this page first, or it would ask for the charger that is gone.
    async onSuccess() {
      await navigate(device ? `/stations/${device.stationId}/devices` : '/stations');
      toast(t('remove.done', { serialNumber: device?.serialNumber ?? '' }));
      void refreshTopics(removeChargePoint.changes);
    },
  });
  if (!mayRemove || !device) return null;
  const name = { serialNumber: device.serialNumber };
  return (
    <Section title={t('remove.title')} intro={t('remove.intro')}>
      <Button color="red" variant="default" onClick={() => setOpened(true)}>
        {t('remove.button')}
      </Button>
      {opened && (
        <ConfirmDialog
          title={t('remove.question', name)}
          confirm={t('remove.button')}
          danger
          busy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onClose={() => setOpened(false)}
        >
          <Effects
            title={t('remove.happens')}
            effects={['disconnected', 'unsent', 'gone', 'load', 'undecided', 'files']}
          />
          <Effects title={t('remove.stays')} effects={['history', 'again']} />
          {removal.error && <Refused error={removal.error} />}
        </ConfirmDialog>
      )}
    </Section>
  );
};

const EFFECTS = {
  disconnected: 'remove.effects.disconnected',
  unsent: 'remove.effects.unsent',
  gone: 'remove.effects.gone',
  load: 'remove.effects.load',
  undecided: 'remove.effects.undecided',
  files: 'remove.effects.files',
  history: 'remove.effects.history',
  again: 'remove.effects.again',
} as const;

const Effects = ({ title, effects }: { title: string; effects: readonly (keyof typeof EFFECTS)[] }) => {
  const { t } = useTranslation('stations');
  return (
    <Stack gap={4}>
      <Text fw={650}>{title}</Text>
      <List size="sm" spacing={4}>
        {effects.map((effect) => (
          <List.Item key={effect}>{t(EFFECTS[effect])}</List.Item>
        ))}
      </List>
    </Stack>
  );
};

const SESSION = /^sessions\.(\d+)$/;

/** Why not: the sessions that are running there, or whatever else went wrong. */
const Refused = ({ error }: { error: Error }) => {
  const { t } = useTranslation('stations');
  const fields = error instanceof ApiError ? (error.body.fields ?? []) : [];
  const running = fields.flatMap(({ path }) => SESSION.exec(path)?.[1] ?? []);
  if (running.length === 0) return <ErrorNote error={error} />;
  return (
    <Stack gap={4} role="alert">
      <Text c="red">{t('remove.charging')}</Text>
      {running.map((id) => (
        <Anchor key={id} component={Link} to={`/activity/${id}`}>
          {t('remove.session', { id })}
        </Anchor>
      ))}
    </Stack>
  );
};

import { Alert } from '@mantine/core';
import { getFirmwareUpdate } from '@laadpoort/contract/firmware/updates';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '#lib/api.ts';
import { useNow } from '#lib/use-now.ts';
import { When } from '#ui/times/when.tsx';

/** A finished update is still shown for a day. */
const newsMs = 86_400_000;

/** Tells the owner that the charger's firmware is being updated, or has just been. */
export const FirmwareNote = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('ui');
  const now = useNow();
  const { data } = useQuery(apiQuery(getFirmwareUpdate, { params: { chargePointId } }));
  const update = data?.update;
  if (!update || (update.over && now.getTime() - Date.parse(update.changedAt) > newsMs)) return null;
  const { state, over, expectedVersion, changedAt } = update;
  return (
    <Alert
      color={state === 'installed' ? 'moss' : over ? 'amber' : 'sky'}
      icon={<IconDownload aria-hidden />}
      title={[t(`firmware.${state}`), expectedVersion].filter(Boolean).join(' · ')}
    >
      <When at={changedAt} />
    </Alert>
  );
};

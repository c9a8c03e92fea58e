import { Button, Group, Stack, Text } from '@mantine/core';
import { cancelTariffVersion } from '@laadpoort/contract/tariffs';
import type { TariffVersion } from '@laadpoort/contract/tariff-version';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSubmission } from '#ui/forms/use-submission.ts';
import { VersionPrice } from './version-price.tsx';

interface Props {
  readonly stationId: string;
  readonly timeZone: string;
  readonly versions: readonly TariffVersion[];
}

/** What comes into effect later, which can be cancelled until then. */
export const PlannedVersions = ({ stationId, timeZone, versions }: Props) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const mayEdit = useMay('pricing.manage');
  const cancel = useApiMutation(cancelTariffVersion);
  const { busy, failure, send } = useSubmission(() => undefined);
  const cancelOne = async (versionId: string) => {
    await cancel.mutateAsync({ params: { stationId, versionId } });
    toast(t('cancelled'));
  };
  return (
    <Stack>
      {failure !== null && <ErrorNote error={failure} />}
      {versions.map((version) => (
        <Group key={version.id} gap="xl" align="flex-end">
          <VersionPrice version={version} />
          <Text size="sm" c="dimmed">
            {t('plannedFrom', {
              at: format.dateTime(version.validFrom, timeZone),
              name: version.createdBy,
            })}
          </Text>
          {mayEdit && (
            <Button variant="default" loading={busy} onClick={() => void send(() => cancelOne(version.id))}>
              {t('cancel')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
};

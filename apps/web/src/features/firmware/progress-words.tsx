import { Badge, Stack, Text } from '@mantine/core';
import type { FirmwareUpdate } from '@laadpoort/contract/firmware/updates';
import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';

type Progress = Pick<FirmwareUpdate, 'state' | 'report'>;

const colors: Partial<Record<FirmwareUpdate['state'], string>> = {
  installed: 'moss',
  failed: 'red',
  refused: 'red',
  unknown: 'amber',
  waiting: 'gray',
  replaced: 'gray',
  cancelled: 'gray',
};

/** The progress of an update and, if it failed, why and what to do. */
export const ProgressWords = ({ progress: { state, report } }: { progress: Progress }) => {
  const { t, i18n } = useTranslation('firmware');
  const explained = state === 'failed' || state === 'refused' || state === 'unknown' || state === 'sent';
  const known = report !== null && i18n.exists(`firmware:report.${report}`);
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" size="lg" tt="none" color={colors[state] ?? 'sky'}>
        {t(`state.${state}`)}
      </Badge>
      {explained && report !== null && (
        <Text size="sm">{known ? t(`report.${report as keyof (typeof en)['report']}`) : report}</Text>
      )}
    </Stack>
  );
};

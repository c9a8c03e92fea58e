import { Badge, Stack, Text } from '@mantine/core';
import type { FirmwareUpdate } from '@laadpoort/contract/firmware/updates';
import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';

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
  const { t } = useTranslation('firmware');
  const words = useWords('firmware', 'report');
  const explained = state === 'failed' || state === 'refused' || state === 'unknown' || state === 'sent';
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" size="lg" tt="none" color={colors[state] ?? 'sky'}>
        {t(`state.${state}`)}
      </Badge>
      {explained && report !== null && <Text size="sm">{words(report) ?? report}</Text>}
    </Stack>
  );
};

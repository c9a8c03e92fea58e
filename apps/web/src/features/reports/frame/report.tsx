import { Group, Stack, Text } from '@mantine/core';
import { REPORT_FORMATS, type ReportFormat } from '@laadpoort/contract/reports/report-file';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';
import { ExportButton } from '#ui/feedback/export-button.tsx';

/** Where the same rows are as a file. */
export type FileUrl = (file: { format: ReportFormat; language: 'en' | 'nl' }) => string;

interface Props {
  /** What it says, and what counts. */
  readonly intro: string;
  readonly fileUrl: FileUrl;
  readonly children: ReactNode;
}

/** One of the reports, with its files. */
export const Report = ({ intro, fileUrl, children }: Props) => {
  const { t, i18n } = useTranslation('reports');
  const language = toLanguage(i18n.language);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Text c="dimmed">{intro}</Text>
        <Group gap="xs" align="flex-start">
          {REPORT_FORMATS.map((format) => (
            <ExportButton key={format} href={fileUrl({ format, language })}>
              {t(`export.${format}`)}
            </ExportButton>
          ))}
        </Group>
      </Group>
      {children}
    </Stack>
  );
};

import { Group } from '@mantine/core';
import { getDocumentFile } from '@laadpoort/contract/settlement/documents';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import { Section } from '#ui/page/page.tsx';

interface Props {
  readonly path: string;
  readonly hasUbl: boolean;
}

/** A document in each of its forms. */
export const FileButtons = ({ path, hasUbl }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents.files' });
  const formats = getDocumentFile.query.shape.format
    .unwrap()
    .options.filter((format) => hasUbl || format !== 'xml');
  return (
    <Section title={t('title')}>
      <Group align="flex-start">
        {formats.map((format) => (
          <ExportButton key={format} href={`${path}?format=${format}`}>
            {t(format)}
          </ExportButton>
        ))}
      </Group>
    </Section>
  );
};

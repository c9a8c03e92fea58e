import { Button, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { ImportBankFile } from './import-bank-file.tsx';
import { bankFilesQuery } from './queries.ts';

/** Files of the bank that were read. */
export const BankFiles = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const query = useQuery(bankFilesQuery);
  const [importing, setImporting] = useState(false);
  const mayImport = useMay('settlement.manage');
  return (
    <Section
      title={t('files.title')}
      intro={t('files.intro')}
      actions={mayImport && <Button onClick={() => setImporting(true)}>{t('files.import')}</Button>}
    >
      <UnlessFailed query={query}>
        <DataTable
          caption={t('files.title')}
          rows={query.data?.files}
          rowKey={({ id }) => id}
          empty={<Text>{t('files.none')}</Text>}
          columns={[
            { id: 'name', header: t('columns.file'), cell: ({ name }) => name },
            { id: 'format', header: t('columns.format'), cell: (file) => file.format },
            {
              id: 'when',
              header: t('columns.read'),
              cell: ({ importedAt }) => <When at={importedAt} short />,
            },
            {
              id: 'matched',
              header: t('columns.matched'),
              numeric: true,
              cell: ({ matched }) => format.count(matched),
            },
            {
              id: 'notMatched',
              header: t('columns.notMatched'),
              numeric: true,
              cell: ({ notMatched }) => format.count(notMatched),
            },
          ]}
        />
      </UnlessFailed>
      <Modal opened={importing} onClose={() => setImporting(false)} title={t('files.import')}>
        <ImportBankFile onRead={() => setImporting(false)} />
      </Modal>
    </Section>
  );
};

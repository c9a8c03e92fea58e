import { Stack, Text } from '@mantine/core';
import type { DocumentSummary } from '@laadpoort/contract/settlement/documents';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { LinkCell } from '#ui/tables/link-cell.tsx';

/** The documents of an account, the latest first. */
export const DocumentTable = ({ documents }: { documents: readonly DocumentSummary[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const { t: tIncome } = useTranslation('settlement', { keyPrefix: 'income' });
  const format = useFormat();
  return (
    <DataTable
      caption={tIncome('documents')}
      rows={documents}
      rowKey={({ id }) => id}
      empty={<Text>{t('none')}</Text>}
      columns={[
        {
          id: 'number',
          header: t('columns.number'),
          cell: ({ id, number, kind }) => (
            <LinkCell to={`/account/income/${id}`} note={t(`kinds.${kind}`)}>
              {number}
            </LinkCell>
          ),
        },
        { id: 'month', header: t('columns.month'), cell: ({ month }) => format.month(month) },
        { id: 'issued', header: t('columns.issued'), cell: ({ issuedOn }) => format.date(issuedOn) },
        {
          id: 'state',
          header: t('columns.state'),
          cell: (document) => <DocumentState document={document} />,
        },
        {
          id: 'total',
          header: t('columns.total'),
          numeric: true,
          cell: ({ total, kind }) => format.money(kind.endsWith('-credit') ? `-${total}` : total),
        },
      ]}
    />
  );
};

/** Where a document stands, and when it is paid. */
export const DocumentState = ({ document }: { document: DocumentSummary }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const { t: word } = useTranslation('ui');
  const format = useFormat();
  const { state, payoutOn, paidOn, hold, kind } = document;
  if (kind.endsWith('-credit')) return null;
  return (
    <Stack gap={0}>
      <span>
        {state === 'paid' && paidOn !== null
          ? t('paidOn', { day: format.date(paidOn) })
          : t(`states.${state}`)}
      </span>
      {state === 'final' && payoutOn !== null && hold === null && (
        <Text size="sm">{t('paidFrom', { day: format.date(payoutOn) })}</Text>
      )}
      {hold !== null && <Text size="sm">{word(`notPaid.${hold}`)}</Text>}
    </Stack>
  );
};

import { Button, Stack, Text } from '@mantine/core';
import type { UnmatchedRecord } from '@laadpoort/contract/settlement/bank-files';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { AssignRecord } from './assign-record.tsx';
import { unmatchedQuery } from './queries.ts';
import { useReasonWords } from './use-reason-words.ts';

/** What the bank booked or refused, and nobody knows what it is. */
export const Unmatched = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const query = useQuery(unmatchedQuery);
  const [assigning, setAssigning] = useState<UnmatchedRecord | null>(null);
  const mayAssign = useMay('settlement.manage');
  const { records, total = 0 } = query.data ?? {};
  return (
    <Section title={t('unmatched.title')} intro={t('unmatched.intro')}>
      <UnlessFailed query={query}>
        <Stack>
          {records && records.length < total && (
            <Text>{t('unmatched.first', { shown: records.length, total })}</Text>
          )}
          <Records records={records} onAssign={mayAssign ? setAssigning : null} />
        </Stack>
      </UnlessFailed>
      {assigning && (
        <OpenDialog title={t('unmatched.assign')} onClose={() => setAssigning(null)}>
          <AssignRecord record={assigning} onAssigned={() => setAssigning(null)} />
        </OpenDialog>
      )}
    </Section>
  );
};

interface Props {
  readonly records: readonly UnmatchedRecord[] | undefined;
  /** Null: whoever looks may not. */
  readonly onAssign: ((record: UnmatchedRecord) => void) | null;
}

const Records = ({ records, onAssign }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const reason = useReasonWords();
  return (
    <DataTable
      caption={t('unmatched.title')}
      rows={records}
      rowKey={({ id }) => id}
      empty={<Text>{t('unmatched.none')}</Text>}
      columns={[
        {
          id: 'what',
          header: t('columns.what'),
          cell: ({ kind, bookedOn, ...record }) => (
            <Stack gap={0}>
              <Text fw={650}>{t(`kinds.${kind}`)}</Text>
              <Text size="sm">{bookedOn === null ? reason(record) : format.date(bookedOn)}</Text>
            </Stack>
          ),
        },
        {
          id: 'amount',
          header: t('columns.amount'),
          numeric: true,
          cell: ({ amount }) => (amount === null ? '–' : format.money(amount)),
        },
        {
          id: 'reference',
          header: t('columns.reference'),
          cell: ({ endToEndId, paymentInfoId }) => endToEndId ?? paymentInfoId ?? '–',
        },
        { id: 'why', header: t('columns.why'), cell: ({ problem }) => t(`problems.${problem}`) },
        {
          id: 'file',
          header: t('columns.file'),
          cell: ({ fileName, entry }) => t('unmatched.place', { fileName, entry }),
        },
        {
          id: 'action',
          header: t('unmatched.assign'),
          hiddenHeader: true,
          cell: (record) =>
            onAssign && (
              <Button variant="default" size="sm" onClick={() => onAssign(record)}>
                {t('unmatched.assign')}
              </Button>
            ),
        },
      ]}
    />
  );
};

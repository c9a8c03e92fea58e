import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { DocumentDetail } from '@laadpoort/contract/settlement/documents';
import type { DocumentLine } from '@laadpoort/domain/settlement/documents/document';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { DocumentState } from './document-table.tsx';
import { useLineWords } from './use-line-words.ts';
import { DocumentSessions, type SessionPages } from './document-sessions.tsx';

interface Props {
  readonly detail: DocumentDetail;
  readonly sessions: SessionPages;
  /** Of the page of another document. */
  readonly pathOf: (documentId: string) => string;
  /** Before the sessions, which may be many. */
  readonly children: ReactNode;
}

/** What a document says: the same to its owner and to support. */
export const DocumentParts = ({ detail, sessions, pathOf, children }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  const { summary, document, related, hash, files } = detail;
  const { net, vat, total, told, rounding } = document;
  return (
    <>
      <Section
        title={`${t(`kinds.${document.kind}`)} ${summary.number}`}
        intro={t('about', { month: format.month(summary.month), day: format.date(summary.issuedOn) })}
      >
        <Stack>
          <Group gap="xl">
            <Figure strong label={t('total')} value={format.money(total)} />
            {vat && <Figure label={t('net')} value={format.money(net)} />}
            {vat && <Figure label={t('vat', { percent: vat.percent })} value={format.money(vat.amount)} />}
          </Group>
          <DocumentState document={summary} />
          {related.map(({ id, number, relation }) => (
            <Anchor key={`${relation} ${id}`} component={Link} to={pathOf(id)}>
              {t(`related.${relation}`, { number })}
            </Anchor>
          ))}
        </Stack>
      </Section>
      <Section title={t('lines')}>
        <Stack>
          <LineTable lines={document.lines} />
          {Number(rounding) !== 0 && (
            <Text size="sm">
              {t('rounding', { told: format.money(told), rounding: format.money(rounding) })}
            </Text>
          )}
        </Stack>
      </Section>
      {children}
      <Section title={t('sessions')}>
        <DocumentSessions query={sessions} />
      </Section>
      <Section title={t('hash')} intro={t('hashHelp')}>
        <Stack>
          <CopyLine value={hash} label={t('hash')} />
          {files.map(({ format: form, sha256 }) => (
            <CopyLine key={form} value={sha256} label={t(`fileHash.${form}`)} />
          ))}
        </Stack>
      </Section>
    </>
  );
};

const LineTable = ({ lines }: { lines: readonly DocumentLine[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  const words = useLineWords();
  return (
    <DataTable
      caption={t('lines')}
      rows={lines.map((line, index) => ({ ...line, index }))}
      rowKey={({ index }) => index}
      columns={[
        { id: 'item', header: t('columns.item'), cell: (line) => words.item(line) },
        { id: 'station', header: t('columns.station'), cell: ({ stationName }) => stationName },
        {
          id: 'quantity',
          header: t('columns.quantity'),
          numeric: true,
          cell: (line) => words.quantity(line),
        },
        { id: 'price', header: t('columns.price'), numeric: true, cell: (line) => words.price(line) },
        {
          id: 'amount',
          header: t('columns.amount'),
          numeric: true,
          cell: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
};

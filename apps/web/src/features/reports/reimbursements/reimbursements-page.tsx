import { Group, Stack, Text } from '@mantine/core';
import { exportReimbursements, type Reimbursements } from '@laadpoort/contract/reports/reimbursements';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { LinkCell } from '#ui/tables/link-cell.tsx';
import { reimbursementsQuery } from '../queries.ts';
import { YearReport, yearLoader } from '../frame/year-report.tsx';

export const loader = yearLoader(reimbursementsQuery);

/** The documents about a year, and what to declare of it. */
const ReimbursementsPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'reimbursements' });
  return (
    <YearReport
      intro={t('intro')}
      queryOf={reimbursementsQuery}
      fileUrl={(year) => (file) => endpointUrl(exportReimbursements, { query: { year, ...file } })}
    >
      {(report) => (
        <>
          <Totals report={report} />
          <Section title={t('documents', { year: report.year })}>
            <Documents rows={report.rows} />
          </Section>
        </>
      )}
    </YearReport>
  );
};

const Totals = ({ report: { totals, received, year } }: { report: Reimbursements }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'reimbursements' });
  const format = useFormat();
  return (
    <Stack component="section" aria-label={t('totals', { year })} gap="xs">
      <Group gap="xl">
        <Figure strong label={t('total')} value={format.money(totals.total)} />
        <Figure label={t('net')} value={format.money(totals.net)} />
        <Figure label={t('vat')} value={format.money(totals.vat)} />
        <Figure label={t('energy')} value={format.energy(totals.energyWh)} />
        <Figure label={t('received', { year })} value={format.money(received)} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('declare')}
      </Text>
    </Stack>
  );
};

const Documents = ({ rows }: Pick<Reimbursements, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'reimbursements' });
  const { t: tDocument } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('none')}</Text>}
      columns={[
        {
          id: 'number',
          header: tDocument('columns.number'),
          cell: ({ id, number, kind }) => (
            <LinkCell to={`/account/income/${id}`} note={tDocument(`kinds.${kind}`)}>
              {number}
            </LinkCell>
          ),
        },
        { id: 'month', header: t('month'), cell: ({ month }) => format.month(month) },
        { id: 'energy', header: t('energy'), numeric: true, cell: ({ energyWh }) => format.energy(energyWh) },
        { id: 'net', header: t('net'), numeric: true, cell: ({ net }) => format.money(net) },
        { id: 'vat', header: t('vat'), numeric: true, cell: ({ vat }) => format.money(vat) },
        { id: 'total', header: t('total'), numeric: true, cell: ({ total }) => format.money(total) },
        {
          id: 'state',
          header: tDocument('columns.state'),
          cell: ({ state }) => state && tDocument(`states.${state}`),
        },
        { id: 'paidOn', header: t('paidOn'), cell: ({ paidOn }) => paidOn && format.date(paidOn) },
      ]}
    />
  );
};

export { ReimbursementsPage as Component };

import { Group, List, Text } from '@mantine/core';
import { exportEreClaim, type EreClaim } from '@laadpoort/contract/reports/ere';
import { REPORT_FORMATS } from '@laadpoort/contract/reports/report-file';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';
import { useFormat } from '#lib/use-format.ts';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

/** What was claimed, with its files for the booking service. */
export const Claims = ({ claims }: { claims: readonly EreClaim[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.claims' });
  const { t: tEre } = useTranslation('reports', { keyPrefix: 'ere' });
  const format = useFormat();
  return (
    <Section title={t('title')} intro={t('intro')}>
      <DataTable
        caption={t('title')}
        rows={claims}
        rowKey={({ id }) => id}
        empty={<Text>{t('none')}</Text>}
        columns={[
          {
            id: 'made',
            header: t('madeOn'),
            cell: ({ id, madeAt, madeBy }) => t('madeBy', { id, day: format.date(madeAt), name: madeBy }),
          },
          {
            id: 'sessions',
            header: t('sessions'),
            numeric: true,
            cell: ({ sessions }) => format.count(sessions),
          },
          {
            id: 'energy',
            header: t('energy'),
            numeric: true,
            cell: ({ energyWh }) => format.energy(energyWh),
          },
          {
            id: 'units',
            header: t('units'),
            numeric: true,
            cell: ({ units }) => tEre('units', { units: format.tenths(Number(units)) }),
          },
          { id: 'differences', header: t('differences'), cell: (claim) => <Differences {...claim} /> },
          { id: 'files', header: t('files'), cell: ({ id }) => <Files claimId={id} /> },
        ]}
      />
    </Section>
  );
};

const Differences = ({ differences }: EreClaim) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.claims' });
  const format = useFormat();
  if (differences.length === 0) return t('noDifference');
  return (
    <List size="sm">
      {differences.map(({ sessionId, claimedWh, nowWh }) => (
        <List.Item key={sessionId}>
          {t('difference', {
            session: sessionId,
            claimed: format.register(claimedWh),
            now: format.register(nowWh),
          })}
        </List.Item>
      ))}
    </List>
  );
};

const Files = ({ claimId }: { claimId: string }) => {
  const { t, i18n } = useTranslation('reports');
  const language = toLanguage(i18n.language);
  return (
    <Group gap="xs">
      {REPORT_FORMATS.map((format) => (
        <ExportButton
          key={format}
          href={endpointUrl(exportEreClaim, { params: { claimId }, query: { format, language } })}
        >
          {t(`export.${format}`)}
        </ExportButton>
      ))}
    </Group>
  );
};

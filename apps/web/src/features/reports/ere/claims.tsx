import { Button, Group, List, Text } from '@mantine/core';
import { exportEreClaim, type EreClaim, type EreReport } from '@laadpoort/contract/reports/ere';
import { claimEre } from '@laadpoort/contract/reports/ere-entries';
import { REPORT_FORMATS } from '@laadpoort/contract/reports/report-file';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { toLanguage } from '#lib/language.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

/** Claims what counts, as it is shown. */
export const ClaimButton = ({ report: { year, counting } }: { report: EreReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.claims' });
  const format = useFormat();
  const mayClaim = useMay('bank.manage');
  const [asking, setAsking] = useState(false);
  const claim = useApiMutation(claimEre);
  if (!mayClaim || counting.sessions === 0) return null;
  const { sessions, energyWh } = counting;
  const close = () => {
    claim.reset();
    setAsking(false);
  };
  const send = () =>
    claim.mutate(
      { body: { year, sessions, energyWh } },
      {
        onSuccess() {
          toast(t('made'));
          close();
        },
      },
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('claim')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('claimTitle', { year })}
          confirm={t('claim')}
          busy={claim.isPending}
          onConfirm={send}
          onClose={close}
        >
          {claim.error && <ErrorNote error={claim.error} />}
          <Text>{t('claimText', { count: sessions, energy: format.energy(energyWh) })}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};

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

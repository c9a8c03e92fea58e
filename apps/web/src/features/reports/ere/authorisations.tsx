import { Button, Stack, Text } from '@mantine/core';
import type { EreAuthorisationEntry, EreReport } from '@laadpoort/contract/reports/ere';
import { withdrawEreAuthorisation } from '@laadpoort/contract/reports/ere-entries';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { AuthoriseForm } from './authorise-form.tsx';

/** Who may claim for which connections, and who signed that. */
export const Authorisations = ({ report: { authorisations, chargers, year } }: { report: EreReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.authorisations' });
  const format = useFormat();
  const maySign = useMay('bank.manage');
  const [signing, setSigning] = useState(false);
  const [ending, setEnding] = useState<EreAuthorisationEntry | null>(null);
  const eans = [...new Set(chargers.flatMap(({ meter }) => (meter?.ean ? [meter.ean] : [])))];
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={maySign && eans.length > 0 && <Button onClick={() => setSigning(true)}>{t('sign')}</Button>}
    >
      <DataTable
        caption={t('title')}
        rows={authorisations}
        rowKey={({ id }) => id}
        empty={<Text>{t(eans.length > 0 ? 'none' : 'noEans')}</Text>}
        columns={[
          { id: 'service', header: t('service'), cell: ({ service }) => service },
          { id: 'eans', header: t('eans'), cell: (row) => row.eans.join(', ') },
          {
            id: 'period',
            header: t('period'),
            cell: ({ validFrom, validUntil, withdrawn }) => (
              <Stack gap={0}>
                <span>
                  {t('fromUntil', { from: format.date(validFrom), until: format.date(validUntil) })}
                </span>
                {withdrawn && <Text size="sm">{t('withdrawn')}</Text>}
              </Stack>
            ),
          },
          {
            id: 'signed',
            header: t('signed'),
            cell: ({ signedName, address, signedAt, version }) => (
              <Stack gap={0}>
                <span>{t('signedBy', { name: signedName, day: format.date(signedAt), version })}</span>
                <Text size="sm">{address}</Text>
              </Stack>
            ),
          },
          {
            id: 'action',
            header: t('action'),
            hiddenHeader: true,
            cell: (row) =>
              maySign &&
              !row.withdrawn && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('withdrawOf', { service: row.service })}
                  onClick={() => setEnding(row)}
                >
                  {t('withdraw')}
                </Button>
              ),
          },
        ]}
      />
      {signing && <AuthoriseForm eans={eans} year={year} onClose={() => setSigning(false)} />}
      {ending && <Withdraw authorisation={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
};

interface WithdrawProps {
  readonly authorisation: EreAuthorisationEntry;
  readonly onClose: () => void;
}

const Withdraw = ({ authorisation: { id, service }, onClose }: WithdrawProps) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.authorisations' });
  const withdraw = useApiMutation(withdrawEreAuthorisation);
  const send = () =>
    withdraw.mutate(
      { params: { authorisationId: id } },
      {
        onSuccess() {
          toast(t('ended'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('withdrawOf', { service })}
      confirm={t('withdraw')}
      danger
      busy={withdraw.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {withdraw.error && <ErrorNote error={withdraw.error} />}
      <Text>{t('withdrawText')}</Text>
    </ConfirmDialog>
  );
};

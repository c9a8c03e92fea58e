import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import {
  PAYEE_RESULTS,
  recordPayeeCheck,
  type PayeeToCheck,
} from '@laadpoort/contract/settlement/payee-checks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { payeesQuery } from './queries.ts';

/** Bank accounts and what the bank said about their holders. */
export const Payees = ({ show }: { show: 'open' | 'all' }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks' });
  const query = useInfiniteQuery(payeesQuery(show));
  const mayAct = useMay('settlement.manage');
  const [about, setAbout] = useState<PayeeToCheck | null>(null);
  return (
    <Section title={t('payees.title')}>
      <UnlessFailed query={query}>
        <Stack>
          <DataTable
            caption={t('payees.title')}
            rows={query.data?.pages.flatMap(({ payees }) => payees)}
            rowKey={({ bankAccountVersionId }) => bankAccountVersionId}
            empty={<Text>{t('payees.none')}</Text>}
            columns={[
              { id: 'account', header: t('payees.columns.account'), cell: ({ accountName }) => accountName },
              { id: 'holder', header: t('payees.columns.holder'), cell: ({ holder }) => holder },
              {
                id: 'iban',
                header: t('payees.columns.iban'),
                cell: ({ iban, ibanMasked }) => iban ?? ibanMasked,
              },
              { id: 'bank', header: t('payees.columns.bank'), cell: (payee) => <Said payee={payee} /> },
              {
                id: 'action',
                header: t('payees.columns.action'),
                cell: (payee) =>
                  mayAct && (
                    <Button
                      variant="default"
                      size="compact-md"
                      aria-label={t('payees.recordFor', { iban: payee.ibanMasked })}
                      onClick={() => setAbout(payee)}
                    >
                      {t('payees.record')}
                    </Button>
                  ),
              },
            ]}
          />
          <MoreButton query={query} label={t('more')} />
        </Stack>
      </UnlessFailed>
      {about && <RecordPayee payee={about} onClose={() => setAbout(null)} />}
    </Section>
  );
};

const Said = ({ payee: { check, returnedAt } }: { payee: PayeeToCheck }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks.payees' });
  const format = useFormat();
  if (check === null) return t('never');
  const { result, note, recordedAt, recordedBy } = check;
  const words = { result: t(`results.${result}`), note, day: format.date(recordedAt), person: recordedBy };
  return (
    <Stack gap={0}>
      <span>{t('said', words)}</span>
      {returnedAt !== null && returnedAt >= recordedAt && (
        <Text size="sm">{t('cameBack', { day: format.date(returnedAt) })}</Text>
      )}
    </Stack>
  );
};

const asked = recordPayeeCheck.body.pick({ result: true, note: true });

const INITIAL: z.input<typeof asked> = { result: 'match', note: '' };

const RecordPayee = ({ payee, onClose }: { payee: PayeeToCheck; onClose: () => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks' });
  const record = useApiMutation(recordPayeeCheck);
  const { bankAccountVersionId, ibanMasked } = payee;
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: asked,
    initialValues: INITIAL,
    submit: async (values) => {
      await record.mutateAsync({ body: { ...values, bankAccountVersionId } });
      toast(t('payees.recorded'));
      onClose();
    },
  });
  const results = PAYEE_RESULTS.map((value) => ({ value, label: t(`payees.results.${value}`) }));
  return (
    <OpenDialog onClose={onClose} title={t('payees.recordFor', { iban: ibanMasked })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <NativeSelect label={t('payees.result')} data={results} {...field('result')} />
          <Textarea label={t('note')} required {...field('note')} />
          <Button type="submit" loading={busy}>
            {t('record')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

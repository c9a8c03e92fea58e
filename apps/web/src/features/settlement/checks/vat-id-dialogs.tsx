import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import {
  confirmVatIdCheck,
  recordVatIdCheck,
  VAT_ID_RESULTS,
  type VatIdToCheck,
} from '@laadpoort/contract/settlement/vat-id-checks';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly about: VatIdToCheck;
  readonly onClose: () => void;
}

const asked = recordVatIdCheck.body.pick({ result: true, name: true, checkedOn: true });

const today = (): z.input<typeof asked> => ({
  result: 'valid',
  name: '',
  checkedOn: dayOf(new Date(), ACCOUNT_TIME_ZONE),
});

export const RecordVatId = ({ about: { accountId, vatId }, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks' });
  const record = useApiMutation(recordVatIdCheck);
  const [initialValues] = useState(today);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: asked,
    initialValues,
    submit: async (values) => {
      await record.mutateAsync({ body: { ...values, accountId, vatId } });
      toast(t('vatIds.recorded'));
      onClose();
    },
  });
  const results = VAT_ID_RESULTS.map((value) => ({ value, label: t(`vatIds.results.${value}`) }));
  return (
    <OpenDialog onClose={onClose} title={t('vatIds.recordFor', { vatId })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <NativeSelect label={t('vatIds.result')} data={results} {...field('result')} />
          <TextInput label={t('vatIds.name')} required {...field('name')} />
          <TextInput type="date" label={t('vatIds.checkedOn')} required {...field('checkedOn')} />
          <Button type="submit" loading={busy}>
            {t('record')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

/** The second person. */
export const ConfirmVatId = ({ about: { vatId, check }, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks.vatIds' });
  const confirm = useApiMutation(confirmVatIdCheck);
  if (check === null) return null;
  const send = () =>
    confirm.mutate(
      { params: { checkId: check.id } },
      {
        onSuccess() {
          toast(t('confirmed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('confirmFor', { vatId })}
      confirm={t('confirm')}
      busy={confirm.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Text>{t('confirmText', { result: t(`results.${check.result}`), name: check.name })}</Text>
    </ConfirmDialog>
  );
};

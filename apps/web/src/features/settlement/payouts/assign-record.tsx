import { Button, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { assignBankRecord, type UnmatchedRecord } from '@laadpoort/contract/settlement/bank-files';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Values {
  about: 'payment' | 'none';
  endToEndId: string;
  reason: string;
}

const bodyOf = ({ about, endToEndId, reason }: Values) => ({
  endToEndId: about === 'none' ? null : endToEndId,
  reason,
});

const schema = z.custom<Values>().transform(bodyOf).pipe(assignBankRecord.body);

interface Props {
  readonly record: UnmatchedRecord;
  readonly onAssigned: () => void;
}

/** Says which payment a record is about, or that it is about none. */
export const AssignRecord = ({ record, onAssigned }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const assign = useApiMutation(assignBankRecord);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { about: 'payment', endToEndId: '', reason: '' },
    submit: async (values) => {
      await assign.mutateAsync({ params: { recordId: record.id }, body: bodyOf(values) });
      toast(t('unmatched.assigned'));
      onAssigned();
    },
  });
  const amount = record.amount === null ? '' : format.money(record.amount);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{`${t(`kinds.${record.kind}`)} ${amount}`}</Text>
        <Radio.Group label={t('unmatched.about')} {...form.getInputProps('about')}>
          <Stack gap="xs" mt="xs">
            <Radio value="payment" label={t('unmatched.payment')} />
            <Radio value="none" label={t('unmatched.noPayment')} />
          </Stack>
        </Radio.Group>
        {form.values.about === 'payment' && (
          <TextInput
            label={t('columns.reference')}
            description={t('unmatched.referenceHelp')}
            required
            {...field('endToEndId')}
          />
        )}
        <Textarea label={t('unmatched.reason')} required autosize minRows={2} {...field('reason')} />
        <Button type="submit" loading={busy}>
          {t('unmatched.assign')}
        </Button>
      </Stack>
    </form>
  );
};

import { Alert, Button, Stack, TextInput } from '@mantine/core';
import {
  declareOtherTurnover,
  otherTurnoverBodySchema,
  type PartyAnswer,
} from '@laadpoort/contract/settlement/party';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

type Limit = NonNullable<PartyAnswer['yearLimit']>;

/** How near a calendar year is to the limit of its scheme, and what counts for it beside the stations. */
export const YearLimit = ({ yearLimit }: { yearLimit: Limit }) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  const mayDeclare = useMay('account.manage');
  const { year, amount, otherTurnover, limit, reached } = yearLimit;
  const values = {
    year,
    amount: format.money(amount),
    other: format.money(otherTurnover ?? '0'),
    limit: format.money(limit),
  };
  return (
    <>
      {reached !== 'no' && (
        <Alert color={reached === 'over' ? 'red' : 'amber'} icon={<IconAlertTriangle aria-hidden />}>
          {t(`party.${reached}`, values)}
        </Alert>
      )}
      {mayDeclare && <OtherTurnover {...yearLimit} />}
    </>
  );
};

const OtherTurnover = ({ year, otherTurnover, limit }: Limit) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  const declare = useApiMutation(declareOtherTurnover);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: otherTurnoverBodySchema,
    initialValues: { year, amount: otherTurnover ?? '' },
    submit: async (body) => {
      await declare.mutateAsync({ body });
      toast(t('party.turnoverSaved'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={560} align="flex-start">
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('party.turnover', { year })}
          description={t('party.turnoverHelp', { limit: format.money(limit) })}
          inputMode="decimal"
          required
          {...field('amount')}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('party.turnoverSave')}
        </Button>
      </Stack>
    </form>
  );
};

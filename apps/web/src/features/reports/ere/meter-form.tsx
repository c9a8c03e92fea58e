import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import type { EreMeterEntry } from '@laadpoort/contract/reports/ere';
import {
  enterEreMeter,
  ereMeterBodySchema,
  type EreMeterBody,
} from '@laadpoort/contract/reports/ere-entries';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly chargePointId: string;
  readonly serialNumber: string;
  readonly meter: EreMeterEntry | null;
  readonly onClose: () => void;
}

interface Values {
  validFrom: string;
  ean: string;
  meterSerial: string;
  mid: string;
  builtIn: boolean;
  hasOwn: boolean;
  own: { renewablePercent: string; proof: string };
}

const textOrNull = (text: string) => (text.trim() === '' ? null : text);

const bodyOf = ({ ean, meterSerial, mid, hasOwn, own, ...values }: Values) => ({
  ...values,
  ean: textOrNull(ean),
  meterSerial: textOrNull(meterSerial),
  mid: textOrNull(mid),
  own: hasOwn ? own : null,
});

/** The API's schema: typing errors are reported before anything is sent. */
const formSchema = z.preprocess((values) => bodyOf(values as Values), ereMeterBodySchema);

/** What holds of a charger from a day on; what is not known yet may stay empty. */
export const MeterForm = ({ chargePointId, serialNumber, meter, onClose }: Props) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.chargers' });
  const [today] = useState(() => dayOf(new Date(), ACCOUNT_TIME_ZONE));
  const enter = useApiMutation(enterEreMeter);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema: formSchema,
    initialValues: {
      validFrom: meter === null ? `${today.slice(0, 4)}-01-01` : today,
      ean: meter?.ean ?? '',
      meterSerial: meter?.meterSerial ?? '',
      mid: meter?.mid ?? '',
      builtIn: meter?.builtIn ?? false,
      hasOwn: (meter?.ownRenewablePercent ?? null) !== null,
      own: {
        renewablePercent: meter?.ownRenewablePercent ?? '',
        proof: meter?.ownRenewableProof ?? '',
      },
    },
    submit: async (values) => {
      await enter.mutateAsync({ params: { chargePointId }, body: bodyOf(values) satisfies EreMeterBody });
      toast(t('entered'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('enterOf', { charger: serialNumber })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput
            type="date"
            label={t('from')}
            description={t('fromHelp')}
            required
            {...field('validFrom')}
          />
          <TextInput label={t('ean')} description={t('eanHelp')} inputMode="numeric" {...field('ean')} />
          <TextInput label={t('serial')} description={t('serialHelp')} {...field('meterSerial')} />
          <TextInput label={t('certificate')} description={t('certificateHelp')} {...field('mid')} />
          <Checkbox label={t('isBuiltIn')} {...field('builtIn', 'checkbox')} />
          <Checkbox label={t('hasOwn')} {...field('hasOwn', 'checkbox')} />
          {form.getValues().hasOwn && (
            <>
              <TextInput
                label={t('ownPercent')}
                inputMode="decimal"
                required
                {...field('own.renewablePercent')}
              />
              <TextInput label={t('ownProof')} required {...field('own.proof')} />
            </>
          )}
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

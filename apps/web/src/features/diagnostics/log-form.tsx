import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { logKindSchema, logRequestBodySchema, requestLog } from '@laadpoort/contract/diagnostics';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { fromLocalTime } from '#lib/station-time.ts';
import { useStationZone } from '#lib/station-zone.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const kinds = logKindSchema.options;
interface Values {
  kind: (typeof kinds)[number];
  /** Local times of the station in the format of the browser's input. */
  fromAt: string;
  untilAt: string;
  location: string;
  reason: string;
}

const bodyOf = (
  { kind, fromAt, untilAt, location, reason }: Values,
  timeZone: string,
): z.input<typeof logRequestBodySchema> => ({
  kind,
  ...(fromAt === '' ? {} : { fromAt: fromLocalTime(fromAt, timeZone) }),
  ...(untilAt === '' ? {} : { untilAt: fromLocalTime(untilAt, timeZone) }),
  ...(location.trim() === '' ? {} : { location: location.trim() }),
  reason,
});

const schemaIn = (timeZone: string) =>
  z
    .custom<Values>()
    .transform((values) => bodyOf(values, timeZone))
    .pipe(logRequestBodySchema);

/** Requests a log from a device, to be uploaded here or to another address. */
export const LogForm = ({ chargePointId, onAsked }: { chargePointId: string; onAsked: () => void }) => {
  const { t } = useTranslation('diagnostics');
  const ask = useApiMutation(requestLog);
  const timeZone = useStationZone();
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema: schemaIn(timeZone),
    initialValues: { kind: 'diagnostics', fromAt: '', untilAt: '', location: '', reason: '' },
    submit: async (values) => {
      await ask.mutateAsync({ params: { chargePointId }, body: bodyOf(values, timeZone) });
      toast(t('asked'));
      onAsked();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <NativeSelect
          label={t('form.kind')}
          description={t(`kindHelp.${form.getValues().kind}`)}
          data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          {...field('kind')}
        />
        <TextInput
          type="datetime-local"
          label={t('form.from')}
          description={t('form.timesHelp')}
          {...field('fromAt')}
        />
        <TextInput type="datetime-local" label={t('form.until')} {...field('untilAt')} />
        <TextInput
          type="url"
          label={t('form.elsewhere')}
          description={t('form.elsewhereHelp')}
          {...field('location')}
        />
        <Textarea label={t('form.reason')} description={t('form.reasonHelp')} required {...field('reason')} />
        <Button type="submit" loading={busy}>
          {t('form.send')}
        </Button>
      </Stack>
    </form>
  );
};

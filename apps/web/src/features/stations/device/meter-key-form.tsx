import { Button, Group, Stack, Textarea } from '@mantine/core';
import {
  setMeterKey,
  setSupportMeterKey,
  type MeterKeys,
} from '@laadpoort/contract/charge-points/meter-keys';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** `reason` is what support gives. */
export type SaveMeterKey = (
  connectorId: number,
  body: { publicKey: string | null; reason: string },
) => Promise<unknown>;

interface Props {
  readonly meter: MeterKeys['meters'][number];
  readonly withReason: boolean;
  readonly save: SaveMeterKey;
  readonly onClose: () => void;
}

/** Enters the key of one meter, or takes it away. */
export const MeterKeyForm = ({ meter, withReason, save, onClose }: Props) => {
  const { t } = useTranslation('stations');
  const { connectorId: number, key } = meter;
  const stored = key?.publicKey ?? '';
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Parameters<SaveMeterKey>[1]>({
    schema: withReason ? setSupportMeterKey.body : setMeterKey.body.loose(),
    initialValues: { publicKey: stored, reason: '' },
    submit: async (body) => {
      await save(number, body);
      toast(t(body.publicKey === null ? 'meterKeys.removed' : 'meterKeys.saved', { number }));
      onClose();
    },
  });
  const publicKey = field('publicKey');
  return (
    <OpenDialog onClose={onClose} title={t('meterKeys.dialogTitle', { number })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Textarea
            label={t('meterKeys.key')}
            description={t('meterKeys.help')}
            required
            minRows={3}
            maxRows={10}
            spellCheck={false}
            {...publicKey}
            value={publicKey.value ?? stored}
          />
          {withReason && (
            <Textarea
              label={t('meterKeys.reason')}
              description={t('meterKeys.reasonHelp')}
              required
              {...field('reason')}
            />
          )}
          <Group justify="flex-end">
            {key && (
              <Button
                type="submit"
                variant="default"
                disabled={busy}
                onClick={() => form.setFieldValue('publicKey', null)}
              >
                {t('meterKeys.remove')}
              </Button>
            )}
            {/* After a removal that was refused, the key that is shown is saved. */}
            <Button
              type="submit"
              loading={busy}
              onClick={() => form.values.publicKey === null && form.setFieldValue('publicKey', stored)}
            >
              {t('meterKeys.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};

import { Button, Stack, Text, Textarea } from '@mantine/core';
import { decidePayment, type HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { useChosenWords } from './use-chosen-words.ts';

const reasonOnly = decidePayment.body.pick({ reason: true });

interface Props {
  readonly decision: 'pay' | 'refuse';
  readonly chosen: readonly HeldSession[];
  readonly onClose: () => void;
}

/** Asks for the reason of a decision about the chosen sessions. */
export const DecidePayment = ({ decision, chosen, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const { sessions, all } = useChosenWords(chosen);
  const decide = useApiMutation(decidePayment);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: reasonOnly,
    initialValues: { reason: '' },
    submit: async ({ reason }) => {
      const seen = chosen.map(({ id, amount }) => ({ id, amount }));
      await decide.mutateAsync({ body: { decision, reason, sessions: seen } });
      toast(t('decide.decided'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t(`decide.${decision}Title`, { sessions })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text fw={650}>{all}</Text>
          <Text>{t(`decide.${decision}Text`)}</Text>
          <Textarea
            label={t('decide.reason')}
            description={t('decide.reasonHelp')}
            required
            {...field('reason')}
          />
          <Button type="submit" color={decision === 'refuse' ? 'red' : 'petrol'} loading={busy}>
            {t(`decide.${decision}`)}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

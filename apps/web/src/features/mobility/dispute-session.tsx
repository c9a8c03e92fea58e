import { Button, Stack, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MobilitySession } from '@laadpoort/contract/mobility';
import { disputeSession } from '@laadpoort/contract/settlement/payable';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** For who sees a session with their card that was not theirs. */
export const DisputeSession = ({ session }: { session: MobilitySession }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  const [asking, { open, close }] = useDisclosure(false);
  const at = format.dateTime(session.startedAt, session.timeZone);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('sessions.dispute.open')}
        <VisuallyHidden>{t('sessions.dispute.which', { at })}</VisuallyHidden>
      </Button>
      {asking && (
        <OpenDialog onClose={close} title={t('sessions.dispute.openOf', { at })}>
          <DisputeForm sessionId={session.id} onSent={close} />
        </OpenDialog>
      )}
    </>
  );
};

const DisputeForm = ({ sessionId, onSent }: { sessionId: number; onSent: () => void }) => {
  const { t } = useTranslation('mobility');
  const dispute = useApiMutation(disputeSession);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: disputeSession.body,
    initialValues: { note: '' },
    submit: async (body) => {
      await dispute.mutateAsync({ params: { sessionId }, body });
      toast(t('sessions.dispute.done'));
      onSent();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{t('sessions.dispute.text')}</Text>
        <Textarea label={t('sessions.dispute.note')} required {...field('note')} />
        <Button type="submit" color="red" loading={busy}>
          {t('sessions.dispute.send')}
        </Button>
      </Stack>
    </form>
  );
};

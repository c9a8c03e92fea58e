import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import type { Decisions } from './decisions.ts';
import { useSetAsideWords } from './set-aside-words.ts';

interface Props {
  readonly item: SetAsideItem;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

const sessionId = z.string().min(1, { error: 'required' });
const chosen = z.object({ sessionId, reason: z.string() });
const chosenWithReason = z.object({ sessionId, reason: reasonSchema });

/** Which session it belongs to, of those that it may. */
export const AssignDialog = ({ item, decisions, onClose }: Props) => {
  const { t } = useTranslation(['setAside', 'ui']);
  const words = useSetAsideWords();
  const now = item.sessionId ?? (item.possible.length === 1 ? item.possible[0]?.sessionId : undefined);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: decisions.asksReason ? chosenWithReason : chosen,
    initialValues: { sessionId: now === undefined ? '' : String(now), reason: '' },
    submit: async ({ sessionId: id, reason }) => {
      await decisions.assign(item, { sessionId: Number(id), reason });
      toast(t('assign.done'));
      onClose();
    },
  });
  const isProposal = item.kind === 'proposal';
  const isConfirmed = isProposal && form.values.sessionId === String(item.sessionId);
  return (
    <OpenDialog onClose={onClose} title={words.title(item)}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text size="sm">{words.facts(item)}</Text>
          <Radio.Group label={t('assign.question')} {...field('sessionId')}>
            <Stack gap="xs" mt="xs">
              {item.possible.map((session) => (
                <Radio
                  key={session.sessionId}
                  value={String(session.sessionId)}
                  label={words.session(session, item.timeZone)}
                  description={words.card(session)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm">{t(`assign.effect.${isConfirmed ? 'confirm' : item.kind}`)}</Text>
          {decisions.asksReason && (
            <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t(isProposal ? (isConfirmed ? 'assign.confirm' : 'assign.exchange') : 'assign.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};

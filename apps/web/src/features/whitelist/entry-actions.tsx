import { ActionIcon, Menu, Text } from '@mantine/core';
import type { WhitelistEntry } from '@laadpoort/contract/whitelist';
import { removeWhitelistEntry, updateWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

type Question = 'confirmBlock' | 'confirmRemove';

/** Edit, block or remove an entry; anything that affects the charger asks first. */
export const EntryActions = ({ entry, onEdit }: { entry: WhitelistEntry; onEdit: () => void }) => {
  const { t } = useTranslation('whitelist');
  const [question, setQuestion] = useState<Question | null>(null);
  const update = useApiMutation(updateWhitelistEntry);
  const remove = useApiMutation(removeWhitelistEntry);
  const params = { entryId: entry.id };
  const name = entry.description;
  const close = () => setQuestion(null);
  const setBlocked = (blocked: boolean) =>
    update.mutate({ params, body: { blocked } }, { onSuccess: () => (toast(t('changed')), close()) });
  const confirmed = () =>
    question === 'confirmBlock'
      ? setBlocked(true)
      : remove.mutate({ params }, { onSuccess: () => (toast(t('removed')), close()) });
  const failure = update.error ?? remove.error;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('actions.label', { name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('actions.edit')}</Menu.Item>
          {entry.blocked ? (
            <Menu.Item onClick={() => setBlocked(false)}>{t('actions.unblock')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setQuestion('confirmBlock')}>{t('actions.block')}</Menu.Item>
          )}
          <Menu.Item c="red" onClick={() => setQuestion('confirmRemove')}>
            {t('actions.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {question && (
        <ConfirmDialog
          title={t(`${question}.title`, { name })}
          confirm={t(`${question}.confirm`)}
          danger
          busy={update.isPending || remove.isPending}
          onConfirm={confirmed}
          onClose={close}
        >
          <Text>{t(`${question}.text`)}</Text>
          {failure && <ErrorNote error={failure} />}
        </ConfirmDialog>
      )}
    </>
  );
};

import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { CURRENT_PASSWORD } from '../profile/password-form.tsx';
import { useEndSignIn } from './sign-in-list.tsx';

/** What to do about a sign-in that was somebody else's. */
export const NotMeDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const { end, isPending, error } = useEndSignIn();
  const changePassword = () => {
    onClose();
    requestAnimationFrame(() => document.getElementById(CURRENT_PASSWORD)?.focus());
  };
  return (
    <OpenDialog onClose={onClose} title={t('signInEvents.notMe')}>
      <Stack>
        {error && <ErrorNote error={error} />}
        <Text>{t('signInEvents.failedOnly')}</Text>
        <List type="ordered" withPadding>
          <List.Item>{t('signInEvents.step.signOut')}</List.Item>
          <List.Item>{t('signInEvents.step.password')}</List.Item>
          <List.Item>{t('signInEvents.step.secondFactor')}</List.Item>
          <List.Item>{t('signInEvents.step.ask')}</List.Item>
        </List>
        <Group justify="flex-end">
          <Button variant="default" loading={isPending} onClick={() => void end(undefined)}>
            {t('signIns.signOutOthers')}
          </Button>
          <Button onClick={changePassword}>{t('security.change')}</Button>
        </Group>
      </Stack>
    </OpenDialog>
  );
};
